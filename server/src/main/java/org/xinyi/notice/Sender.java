package org.xinyi.notice;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.City;
import org.xinyi.kernel.sql.Sql;

/// Our name at a carrier that serves many cities and remembers more than one database of ours. A
/// message's number there is the name and the number here.
@Component
class Sender {

    static final String CARRIER = "sms";

    private static final String SELECT =
            """
            SELECT sender
            FROM notice_carrier
            WHERE carrier = :carrier
            """;

    private static final String INSERT =
            """
            INSERT INTO notice_carrier (carrier, sender)
            VALUES (:carrier, :sender)
            ON CONFLICT (carrier) DO NOTHING
            """;

    private final Sql sql;
    private final Map<City, String> names = new ConcurrentHashMap<>();

    Sender(Sql sql) {
        this.sql = sql;
    }

    String messageId(long notice) {
        return ensured() + "-" + notice;
    }

    /// Our name, made when it is first needed.
    String ensured() {
        return names.computeIfAbsent(City.current(), this::ensure);
    }

    /// Empty when it was somebody else's message.
    OptionalLong notice(String messageId) {
        int end = messageId.lastIndexOf('-');
        boolean ours = end > 0 && name().map(messageId.substring(0, end)::equals).orElse(false);
        return ours
                ? OptionalLong.of(Long.parseLong(messageId.substring(end + 1)))
                : OptionalLong.empty();
    }

    /// Empty as long as nothing was ever sent from this city.
    Optional<String> name() {
        City city = City.current();
        String known = names.get(city);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<String> stored = stored();
        stored.ifPresent(name -> names.put(city, name));
        return stored;
    }

    private String ensure(City city) {
        String fresh =
                city.code()
                        + String.format(
                                Locale.ROOT, "-%08x", ThreadLocalRandom.current().nextInt());
        sql.statement(INSERT).param("carrier", CARRIER).param("sender", fresh).update();
        return stored().orElse(fresh);
    }

    private Optional<String> stored() {
        return sql.statement(SELECT).param("carrier", CARRIER).query(String.class).optional();
    }
}
