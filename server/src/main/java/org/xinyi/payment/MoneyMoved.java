package org.xinyi.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.sql.Sql;

/// What payments and give-backs we know of, to be compared with the channels' own files.
@Component
public class MoneyMoved {

    /// Who collects at which online channel.
    public record Collector(PartyId payee, Channel channel) {}

    /// A payment or a give-back.
    ///
    /// @param at when it moved; null until it has
    /// @param waiting whether its outcome is still being asked for
    public record Moved(
            long id,
            PartyId payee,
            Channel channel,
            Money amount,
            @Nullable Instant at,
            boolean waiting) {}

    private static final String SELECT_PAYMENTS =
            """
            SELECT id, payee, channel, amount, received_at AS at, status = 1 AS waiting
            FROM payment
            ORDER BY id
            """;

    private static final String SELECT_GIVEN_BACK =
            """
            SELECT id, payee, channel, amount, given_at AS at, status = 1 AS waiting
            FROM give_back
            ORDER BY id
            """;

    private final Sql sql;
    private final Merchants merchants;

    MoneyMoved(Sql sql, Merchants merchants) {
        this.sql = sql;
        this.merchants = merchants;
    }

    public List<Collector> collectors() {
        return merchants.all().stream()
                .map(merchant -> new Collector(merchant.payee(), merchant.channel()))
                .toList();
    }

    /// Every payment, in ascending order. To be closed.
    public Stream<Moved> payments() {
        return sql.statement(SELECT_PAYMENTS).query(MoneyMoved::moved).stream();
    }

    /// Every give-back, in ascending order. To be closed.
    public Stream<Moved> givenBack() {
        return sql.statement(SELECT_GIVEN_BACK).query(MoneyMoved::moved).stream();
    }

    private static Moved moved(ResultSet row, int number) throws SQLException {
        OffsetDateTime at = row.getObject("at", OffsetDateTime.class);
        return new Moved(
                row.getLong("id"),
                new PartyId(row.getLong("payee")),
                Coded.of(Channel.class, row.getInt("channel")),
                Money.ofFen(row.getLong("amount")),
                at == null ? null : at.toInstant(),
                row.getBoolean("waiting"));
    }
}
