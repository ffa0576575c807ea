package org.xinyi.lender;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.lender.Lenders.Event;

/// What lenders have been asked and told, to be compared with their own files.
@Component
public class LenderWork {

    /// @param answeredAt when the lender answered; null until then
    /// @param rejected whether the lender would not have it; a person must look
    public record Told(
            long id,
            PartyId lender,
            ObligationId draw,
            Event event,
            Money amount,
            @Nullable Instant answeredAt,
            boolean rejected) {}

    private static final String SELECT_ACTIVE =
            """
            SELECT DISTINCT lender
            FROM lender_draw
            """;

    private static final String SELECT_TOLD =
            """
            SELECT id, lender, draw, event, amount, answered_at, rejection IS NOT NULL AS rejected
            FROM lender_advice
            ORDER BY id
            """;

    private final Sql sql;

    LenderWork(Sql sql) {
        this.sql = sql;
    }

    /// The lenders that have ever been asked to fund.
    public Set<PartyId> active() {
        return new HashSet<>(
                sql.statement(SELECT_ACTIVE)
                        .query((row, _) -> new PartyId(row.getLong("lender")))
                        .list());
    }

    /// Every advice, in ascending order. To be closed.
    public Stream<Told> told() {
        return sql.statement(SELECT_TOLD).query(LenderWork::row).stream();
    }

    private static Told row(ResultSet row, int number) throws SQLException {
        OffsetDateTime answeredAt = row.getObject("answered_at", OffsetDateTime.class);
        return new Told(
                row.getLong("id"),
                new PartyId(row.getLong("lender")),
                new ObligationId(row.getLong("draw")),
                Event.valueOf(row.getString("event")),
                Money.ofFen(row.getLong("amount")),
                answeredAt == null ? null : answeredAt.toInstant(),
                row.getBoolean("rejected"));
    }
}
