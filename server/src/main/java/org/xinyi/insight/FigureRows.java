package org.xinyi.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PageMark;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Moments;
import org.xinyi.kernel.sql.Sql;

/// The rows that a figure adds up, so that whoever doubts it can follow it into the books. Each
/// statement adds up to what [MoneyFigures] says of the same days.
@Component
class FigureRows {

    private static final String SETTLED =
            """
            SELECT r.id AS first, 0 AS second, r.posted_at AS at, r.institution AS owner, r.visit,
                NULL::bigint AS obligation, s.total AS amount,
                ARRAY(
                    SELECT x.journal
                    FROM settlement x
                    WHERE x.visit = r.visit
                        AND x.root = r.id
                        AND x.journal IS NOT NULL
                    ORDER BY x.id) AS journals
            FROM settlement r
            JOIN settlement s
                ON s.visit = r.visit
                AND s.root = r.id
            WHERE r.id = r.root
                AND s.state = 2
                AND r.posted_at >= :from::timestamptz
                AND r.posted_at < :until::timestamptz
                AND r.institution = coalesce(:institution::bigint, r.institution)
                AND (r.id, 0) > (:first, :second)
            ORDER BY 1, 2
            LIMIT :most
            """;

    private static final String OWED =
            """
            SELECT o.id AS first, 0 AS second, o.created_at AS at, o.institution AS owner, o.visit,
                o.id AS obligation, o.amount,
                CASE WHEN s.journal IS NULL THEN '{}' ELSE ARRAY[s.journal] END AS journals
            FROM obligation o
            LEFT JOIN settlement s ON s.id = o.settlement
            WHERE o.instalment_of IS NULL
                AND o.created_at >= :from::timestamptz
                AND o.created_at < :until::timestamptz
                AND o.institution = coalesce(:institution::bigint, o.institution)
                AND (o.id, 0) > (:first, :second)
            ORDER BY 1, 2
            LIMIT :most
            """;

    private static final String REPAID =
            """
            SELECT a.payment AS first, a.obligation AS second, a.at, o.institution AS owner,
                o.visit, a.obligation, a.amount - a.charge AS amount,
                ARRAY[a.journal] AS journals
            FROM allocation a
            JOIN obligation o ON o.id = a.obligation
            WHERE a.at >= :from::timestamptz
                AND a.at < :until::timestamptz
                AND o.institution = coalesce(:institution::bigint, o.institution)
                AND (a.payment, a.obligation) > (:first, :second)
            ORDER BY 1, 2
            LIMIT :most
            """;

    /// What a refund takes back leaves the hospital's `POSITION` (10).
    private static final String REFUNDED =
            """
            SELECT e.journal AS first, e.owner AS second, min(e.at) AS at, e.owner,
                NULL::bigint AS visit, NULL::bigint AS obligation,
                sum(CASE WHEN e.debit = 10 THEN e.amount ELSE -e.amount END) AS amount,
                ARRAY[e.journal] AS journals
            FROM entry e
            WHERE e.kind = 100
                AND (e.debit = 10 OR e.credit = 10)
                AND e.at >= :from::timestamptz
                AND e.at < :until::timestamptz
                AND e.owner = coalesce(:institution::bigint, e.owner)
                AND (e.journal, e.owner) > (:first, :second)
            GROUP BY e.journal, e.owner
            ORDER BY 1, 2
            LIMIT :most
            """;

    private static final String WRITTEN_OFF =
            """
            SELECT e.journal AS first, e.owner AS second, min(e.at) AS at, e.owner,
                NULL::bigint AS visit, NULL::bigint AS obligation, sum(e.amount) AS amount,
                ARRAY[e.journal] AS journals
            FROM entry e
            WHERE e.kind = 130
                AND e.at >= :from::timestamptz
                AND e.at < :until::timestamptz
                AND e.owner = coalesce(:institution::bigint, e.owner)
                AND (e.journal, e.owner) > (:first, :second)
            GROUP BY e.journal, e.owner
            ORDER BY 1, 2
            LIMIT :most
            """;

    private final Sql sql;

    FigureRows(Sql sql) {
        this.sql = sql;
    }

    /// @param next where to go on; null at the end
    record Page(List<FigureRow> rows, @Nullable PageMark next) {}

    Page page(Figure figure, Span span, PageMark after, int most) {
        List<Marked> found =
                span.bind(sql.statement(statement(figure)))
                        .param("first", after.first())
                        .param("second", after.second())
                        .param("most", most)
                        .query(FigureRows::marked)
                        .list();
        return new Page(
                found.stream().map(Marked::row).toList(),
                found.size() < most ? null : found.getLast().mark);
    }

    private record Marked(PageMark mark, FigureRow row) {}

    private static String statement(Figure figure) {
        return switch (figure) {
            case SETTLED -> SETTLED;
            case OWED -> OWED;
            case REPAID -> REPAID;
            case REFUNDED -> REFUNDED;
            case WRITTEN_OFF -> WRITTEN_OFF;
        };
    }

    private static Marked marked(ResultSet row, int number) throws SQLException {
        Long visit = row.getObject("visit", Long.class);
        Long obligation = row.getObject("obligation", Long.class);
        return new Marked(
                new PageMark(row.getLong("first"), row.getLong("second")),
                new FigureRow(
                        Moments.instant(row, "at"),
                        new PartyId(row.getLong("owner")),
                        visit == null ? null : new VisitId(visit),
                        obligation == null ? null : new ObligationId(obligation),
                        Money.ofFen(row.getLong("amount")),
                        Arrays.stream((Long[]) row.getArray("journals").getArray())
                                .map(JournalId::new)
                                .toList()));
    }
}
