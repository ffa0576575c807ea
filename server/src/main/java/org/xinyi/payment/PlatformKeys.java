package org.xinyi.payment;

import java.security.PublicKey;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.sql.CityMemory;
import org.xinyi.kernel.sql.Sql;

/// The keys that channels sign with, pinned by serial: a serial that is known keeps its key, and
/// one that is not verifies nothing.
@Component
class PlatformKeys {

    private static final String SELECT =
            """
            SELECT channel, serial, public_key
            FROM platform_key
            """;

    private static final String INSERT =
            """
            INSERT INTO platform_key (channel, serial, public_key, pinned_at)
            VALUES (:channel, :serial, :publicKey, :now::timestamptz)
            ON CONFLICT DO NOTHING
            """;

    private final Sql sql;
    private final BusinessClock clock;
    private final CityMemory<Map<Pin, PublicKey>> memory;

    PlatformKeys(Sql sql, BusinessClock clock, Clock wall) {
        this.sql = sql;
        this.clock = clock;
        this.memory = new CityMemory<>(sql, wall, "platform-keys", this::read);
    }

    Optional<PublicKey> find(Channel channel, String serial) {
        return Optional.ofNullable(memory.get().get(new Pin(channel, serial)));
    }

    /// Pins the key of a serial that is new.
    ///
    /// @return whether this is the serial's key
    boolean pin(Channel channel, String serial, PublicKey key) {
        if (find(channel, serial).isEmpty()) {
            sql.inTransaction(
                    () -> {
                        memory.change();
                        sql.statement(INSERT)
                                .param("channel", channel.code())
                                .param("serial", serial)
                                .param("publicKey", key.getEncoded())
                                .param("now", clock.now().toString())
                                .update();
                    });
        }
        return find(channel, serial).filter(key::equals).isPresent();
    }

    private Map<Pin, PublicKey> read() {
        Map<Pin, PublicKey> pinned = new HashMap<>();
        sql.statement(SELECT)
                .query(
                        (row, _) ->
                                pinned.put(
                                        new Pin(
                                                Coded.of(Channel.class, row.getInt("channel")),
                                                row.getString("serial")),
                                        RsaKeys.publicKey(row.getBytes("public_key"))))
                .list();
        return Map.copyOf(pinned);
    }

    private record Pin(Channel channel, String serial) {}
}
