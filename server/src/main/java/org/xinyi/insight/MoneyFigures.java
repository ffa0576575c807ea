package org.xinyi.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Source;

/// Adds up bills, draws, repayments and what is owed.
@Component
class MoneyFigures {

    /// A refund replaces a settlement by one of the same root: the posted one of each root
    /// counts, on the day of the first.
    private static final String BILLED =
            """
            SELECT
                sum(s.total) AS total,
                sum(s.pool) AS pool,
                sum(s.other_fund) AS other_fund,
                sum(s.relief) AS relief,
                sum(s.personal_account) AS personal_account,
                sum(s.mutual_aid) AS mutual_aid,
                sum(s.hospital) AS hospital,
                sum(s.personal) AS personal
            FROM settlement r
            JOIN settlement s ON s.visit = r.visit AND s.root = r.id
            WHERE r.id = r.root
                AND s.state = 2
                AND r.posted_at >= :from::timestamptz
                AND r.posted_at < :until::timestamptz
                AND r.institution = coalesce(:institution::bigint, r.institution)
            """;

    private static final String DRAWN =
            """
            SELECT sum(amount) AS amount
            FROM obligation
            WHERE instalment_of IS NULL
                AND created_at >= :from::timestamptz
                AND created_at < :until::timestamptz
                AND institution = coalesce(:institution::bigint, institution)
            """;

    /// Outcomes 1 released, 3 expired; 2 is settled.
    private static final String RELEASED =
            """
            SELECT sum(h.amount) AS amount
            FROM hold h
            WHERE h.outcome IN (1, 3)
                AND h.closed_at >= :from::timestamptz
                AND h.closed_at < :until::timestamptz
                AND (:institution::bigint IS NULL
                    OR EXISTS (
                        SELECT 1
                        FROM visit v
                        WHERE v.id = h.visit
                            AND v.institution = :institution::bigint))
            """;

    /// In time is by the calendar of the city: until the end of the due day.
    private static final String REPAID =
            """
            SELECT
                sum(a.amount - a.charge) AS repaid,
                sum(a.amount - a.charge) FILTER (
                    WHERE (a.at AT TIME ZONE 'Asia/Shanghai')::date
                        <= (o.due_at AT TIME ZONE 'Asia/Shanghai')::date) AS on_time
            FROM allocation a
            JOIN obligation o ON o.id = a.obligation
            WHERE a.at >= :from::timestamptz
                AND a.at < :until::timestamptz
                AND o.institution = coalesce(:institution::bigint, o.institution)
            """;

    /// 3 is the code of `LINE`; an entry on a line has it on exactly one side.
    private static final String OWED =
            """
            SELECT
                sum(CASE e.debit WHEN 3 THEN e.amount ELSE -e.amount END) AS outstanding,
                sum(CASE e.debit WHEN 3 THEN e.amount ELSE -e.amount END)
                    FILTER (WHERE o.due_at < :today::timestamptz) AS overdue
            FROM obligation o
            JOIN entry e
                ON e.line = o.line
                AND o.id = CASE e.debit WHEN 3 THEN e.debit_key ELSE e.credit_key END
            WHERE o.closed_at IS NULL
                AND o.institution = coalesce(:institution::bigint, o.institution)
            """;

    /// What a refund takes back leaves the hospital's `POSITION` (10), whatever the source and
    /// whoever advanced it. A subsidy covers the hospital's `LOSS` (9); the other side's book
    /// says the same the other way round.
    private static final String RARE =
            """
            SELECT
                sum(CASE
                    WHEN debit = 10 THEN amount
                    WHEN credit = 10 THEN -amount
                END) FILTER (WHERE kind = 100) AS refunded,
                sum(amount) FILTER (WHERE kind = 130) AS written_off,
                sum(CASE
                    WHEN kind = 140 AND credit = 9 THEN amount
                    WHEN kind = 142 AND debit = 9 THEN -amount
                END) AS subsidy
            FROM entry
            WHERE kind >= 100
                AND at >= :from::timestamptz
                AND at < :until::timestamptz
                AND owner = coalesce(:institution::bigint, owner)
            """;

    private final Sql sql;
    private final BusinessClock clock;

    MoneyFigures(Sql sql, BusinessClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// @param bySource none of them zero
    record Billed(Money total, Map<Source, Money> bySource) {}

    record Repaid(Money total, Money onTime) {}

    record Owed(Money outstanding, Money overdue) {}

    record Rare(Money refunded, Money writtenOff, Money subsidy) {}

    Billed billed(Span span) {
        return span.bind(sql.statement(BILLED)).query((row, _) -> billed(row)).single();
    }

    Money drawn(Span span) {
        return span.bind(sql.statement(DRAWN)).query((row, _) -> money(row, "amount")).single();
    }

    Money released(Span span) {
        return span.bind(sql.statement(RELEASED)).query((row, _) -> money(row, "amount")).single();
    }

    Repaid repaid(Span span) {
        return span.bind(sql.statement(REPAID))
                .query((row, _) -> new Repaid(money(row, "repaid"), money(row, "on_time")))
                .single();
    }

    Owed owed(Span span) {
        return span.within(sql.statement(OWED))
                .param("today", BusinessClock.startOf(clock.today()).toString())
                .query((row, _) -> new Owed(money(row, "outstanding"), money(row, "overdue")))
                .single();
    }

    Rare rare(Span span) {
        return span.bind(sql.statement(RARE))
                .query(
                        (row, _) ->
                                new Rare(
                                        money(row, "refunded"),
                                        money(row, "written_off"),
                                        money(row, "subsidy")))
                .single();
    }

    private static Billed billed(ResultSet row) throws SQLException {
        Map<Source, Money> bySource = new EnumMap<>(Source.class);
        for (Source source : Source.values()) {
            if (source != Source.UNSPLIT && source != Source.INTEREST) {
                Money share = money(row, source.name().toLowerCase(Locale.ROOT));
                if (!share.isZero()) {
                    bySource.put(source, share);
                }
            }
        }
        return new Billed(money(row, "total"), bySource);
    }

    /// The sum of no rows is null.
    private static Money money(ResultSet row, String column) throws SQLException {
        return Money.ofFen(row.getLong(column));
    }
}
