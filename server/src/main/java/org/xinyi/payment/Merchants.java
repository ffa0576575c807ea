package org.xinyi.payment;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.crypto.Sealer;
import org.xinyi.kernel.crypto.Sm3;
import org.xinyi.kernel.sql.CityMemory;
import org.xinyi.kernel.sql.Sql;

/// Who collects at which channel. Few, and read for every call: kept in memory.
@Component
class Merchants {

    private static final String SEALED_KEY = "merchant-key";
    private static final String SEALED_API_KEY = "merchant-api-key";
    private static final int SERIAL_BYTES = 20;
    private static final int API_KEY_BYTES = 16;
    private static final int MCHID_FIRST = 1_600_000_000;
    private static final int MCHID_COUNT = 100_000_000;

    private static final String SELECT =
            """
            SELECT id, payee, channel, mchid, serial, public_key, private_key, api_key
            FROM merchant
            ORDER BY payee, channel
            """;

    private static final String WRITE =
            """
            INSERT INTO merchant
                (id, payee, channel, mchid, serial, public_key, private_key, api_key, created_at)
            VALUES
                (:id, :payee, :channel, COALESCE(:givenMchid, :mchid),
                 COALESCE(:givenSerial, :serial), :publicKey, :privateKey,
                 COALESCE(:givenApiKey, :apiKey), :now::timestamptz)
            ON CONFLICT ON CONSTRAINT merchant_one_per_payee DO UPDATE
            SET mchid = COALESCE(:givenMchid, merchant.mchid),
                serial = COALESCE(:givenSerial, merchant.serial),
                public_key = CASE WHEN :givenKeys THEN EXCLUDED.public_key
                    ELSE merchant.public_key END,
                private_key = CASE WHEN :givenKeys THEN EXCLUDED.private_key
                    ELSE merchant.private_key END,
                api_key = COALESCE(:givenApiKey, merchant.api_key)
            RETURNING id
            """;

    /// What the channel itself has assigned; what is null is made here, or stays as it was.
    ///
    /// @param keys those of the certificate that the channel issued
    record Wanted(
            PartyId payee,
            Channel channel,
            @Nullable String mchid,
            @Nullable String serial,
            @Nullable KeyPair keys,
            @Nullable String apiKey) {

        /// With digests for what is secret: it may stand in a log.
        @Override
        public String toString() {
            String digest = apiKey == null ? "" : Sm3.hex(apiKey.getBytes(StandardCharsets.UTF_8));
            String digestOfKeys = keys == null ? "" : Sm3.hex(keys.getPublic().getEncoded());
            return "%s %s %s %s %s %s"
                    .formatted(payee, channel, mchid, serial, digestOfKeys, digest);
        }
    }

    private final Sql sql;
    private final Sealer sealer;
    private final IdSource ids;
    private final BusinessClock clock;
    private final SecureRandom random = new SecureRandom();
    private final CityMemory<Map<Long, Merchant>> memory;

    Merchants(Sql sql, Sealer sealer, IdSource ids, BusinessClock clock, Clock wall) {
        this.sql = sql;
        this.sealer = sealer;
        this.ids = ids;
        this.clock = clock;
        this.memory = new CityMemory<>(sql, wall, "merchants", this::read);
    }

    Optional<Merchant> find(PartyId payee, Channel channel) {
        return all().stream()
                .filter(merchant -> merchant.payee().equals(payee))
                .filter(merchant -> merchant.channel() == channel)
                .findFirst();
    }

    Optional<Merchant> find(long id) {
        return Optional.ofNullable(memory.get().get(id));
    }

    Collection<Merchant> all() {
        return memory.get().values();
    }

    /// Makes the merchant of a payee, with fresh keys unless some are given, on first use. What
    /// the channel has assigned takes the place of what stands there.
    ///
    /// @return its number
    long ensure(Wanted wanted) {
        KeyPair keys = wanted.keys == null ? RsaKeys.generate() : wanted.keys;
        return sql.inTransaction(
                () -> {
                    memory.change();
                    return write(wanted, keys);
                });
    }

    private long write(Wanted wanted, KeyPair keys) {
        String given = wanted.apiKey;
        byte[] givenApiKey = given == null ? null : sealer.seal(SEALED_API_KEY, given);
        return sql.statement(WRITE)
                .param("id", ids.next())
                .param("payee", wanted.payee.value())
                .param("channel", wanted.channel.code())
                .param("mchid", String.valueOf(MCHID_FIRST + random.nextInt(MCHID_COUNT)))
                .param("serial", hex(SERIAL_BYTES).toUpperCase(Locale.ROOT))
                .param("publicKey", keys.getPublic().getEncoded())
                .param("privateKey", sealed(keys))
                .param("apiKey", sealer.seal(SEALED_API_KEY, hex(API_KEY_BYTES)))
                .param("now", clock.now().toString())
                .param("givenKeys", wanted.keys != null)
                .param("givenMchid", wanted.mchid, Types.VARCHAR)
                .param("givenSerial", wanted.serial, Types.VARCHAR)
                .param("givenApiKey", givenApiKey, Types.BINARY)
                .query(Long.class)
                .single();
    }

    private byte[] sealed(KeyPair keys) {
        byte[] encoded = keys.getPrivate().getEncoded();
        return sealer.seal(SEALED_KEY, Base64.getEncoder().encodeToString(encoded));
    }

    private Map<Long, Merchant> read() {
        Map<Long, Merchant> merchants = new LinkedHashMap<>();
        sql.statement(SELECT)
                .query(this::merchant)
                .list()
                .forEach(merchant -> merchants.put(merchant.id(), merchant));
        return Collections.unmodifiableMap(merchants);
    }

    private Merchant merchant(ResultSet row, int number) throws SQLException {
        String privateKey = sealer.open(SEALED_KEY, row.getBytes("private_key"));
        return new Merchant(
                row.getLong("id"),
                new PartyId(row.getLong("payee")),
                Coded.of(Channel.class, row.getInt("channel")),
                row.getString("mchid"),
                row.getString("serial"),
                RsaKeys.publicKey(row.getBytes("public_key")),
                RsaKeys.privateKey(Base64.getDecoder().decode(privateKey)),
                sealer.open(SEALED_API_KEY, row.getBytes("api_key")));
    }

    private String hex(int bytes) {
        byte[] made = new byte[bytes];
        random.nextBytes(made);
        return HexFormat.of().formatHex(made);
    }
}
