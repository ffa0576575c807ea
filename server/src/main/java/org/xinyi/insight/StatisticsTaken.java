package org.xinyi.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.sql.Sql;

/// Takes the statistics of a period, all at one moment.
@Component
class StatisticsTaken {

    private static final String FIGURES =
            """
            SELECT
                (at AT TIME ZONE 'Asia/Shanghai')::date AS day,
                institution,
                sum(visits) AS visits,
                sum(credit) AS credit,
                sum(booked) AS booked,
                sum(settled) AS settled,
                sum(owed) AS owed,
                sum(repaid) AS repaid,
                sum(answers) AS answers,
                sum(satisfied) AS satisfied
            FROM (
                SELECT v.registered_at AS at, v.institution, 1 AS visits,
                    (v.flow = 1)::int AS credit,
                    EXISTS (SELECT 1 FROM booking b WHERE b.visit = v.id)::int AS booked,
                    0 AS settled, 0 AS owed, 0 AS repaid, 0 AS answers, 0 AS satisfied
                FROM visit v
                WHERE v.registered_at >= :from::timestamptz
                    AND v.registered_at < :until::timestamptz
                UNION ALL
                SELECT r.posted_at, r.institution, 0, 0, 0, s.total, 0, 0, 0, 0
                FROM settlement r
                JOIN settlement s ON s.root = r.id
                WHERE r.id = r.root
                    AND s.state = 2
                    AND r.posted_at >= :from::timestamptz
                    AND r.posted_at < :until::timestamptz
                UNION ALL
                SELECT created_at, institution, 0, 0, 0, 0, amount, 0, 0, 0
                FROM obligation
                WHERE instalment_of IS NULL
                    AND created_at >= :from::timestamptz
                    AND created_at < :until::timestamptz
                UNION ALL
                SELECT a.at, o.institution, 0, 0, 0, 0, 0, a.amount - a.charge, 0, 0
                FROM allocation a
                JOIN obligation o ON o.id = a.obligation
                WHERE a.at >= :from::timestamptz
                    AND a.at < :until::timestamptz
                UNION ALL
                SELECT at, institution, 0, 0, 0, 0, 0, 0, 1, (score >= 4)::int
                FROM satisfaction
                WHERE at >= :from::timestamptz
                    AND at < :until::timestamptz
            ) told
            WHERE institution = coalesce(:institution::bigint, institution)
            GROUP BY 1, 2
            ORDER BY 1, 2
            """;

    private static final String PEOPLE =
            """
            SELECT
                (SELECT count(*)
                FROM patient
                WHERE registered_at < :until::timestamptz) AS registered,
                (SELECT count(DISTINCT patient)
                FROM line_application
                WHERE asked_at < :until::timestamptz) AS applied,
                (SELECT count(DISTINCT c.patient)
                FROM commitment c
                WHERE c.signed_at < :until::timestamptz
                    AND NOT EXISTS (
                        SELECT 1
                        FROM commitment_revocation r
                        WHERE r.commitment = c.id)) AS signed,
                (SELECT count(DISTINCT patient)
                FROM credit_line
                WHERE kind = 1
                    AND closed_at IS NULL
                    AND opened_at < :until::timestamptz) AS credited,
                (SELECT count(DISTINCT patient)
                FROM visit
                WHERE flow = 1
                    AND registered_at < :until::timestamptz
                    AND institution = coalesce(:institution::bigint, institution)) AS used,
                (SELECT sum(amount)
                FROM obligation
                WHERE instalment_of IS NULL
                    AND institution = coalesce(:institution::bigint, institution)) AS ever_owed
            """;

    private final Sql sql;
    private final BusinessClock clock;
    private final MoneyFigures money;

    StatisticsTaken(Sql sql, BusinessClock clock, MoneyFigures money) {
        this.sql = sql;
        this.clock = clock;
        this.money = money;
    }

    /// @param institution null: the whole city
    Statistics take(LocalDate from, LocalDate to, @Nullable InstitutionId institution) {
        Span span = new Span(from, to, institution);
        List<Statistics> taken = new ArrayList<>(1);
        sql.onSnapshot(
                () ->
                        taken.add(
                                new Statistics(
                                        clock.now(), from, to, figures(span), people(span))));
        return taken.getFirst();
    }

    private List<Statistics.Figures> figures(Span span) {
        return span.bind(sql.statement(FIGURES)).query(StatisticsTaken::figures).list();
    }

    private Statistics.People people(Span span) {
        Money overdue = money.owed(span).overdue();
        return span.bind(sql.statement(PEOPLE))
                .query(
                        (row, _) ->
                                new Statistics.People(
                                        row.getLong("registered"),
                                        row.getLong("applied"),
                                        row.getLong("signed"),
                                        row.getLong("credited"),
                                        row.getLong("used"),
                                        Money.ofFen(row.getLong("ever_owed")),
                                        overdue))
                .single();
    }

    private static Statistics.Figures figures(ResultSet row, int number) throws SQLException {
        return new Statistics.Figures(
                row.getObject("day", LocalDate.class),
                new InstitutionId(row.getLong("institution")),
                row.getLong("visits"),
                row.getLong("credit"),
                row.getLong("booked"),
                Money.ofFen(row.getLong("settled")),
                Money.ofFen(row.getLong("owed")),
                Money.ofFen(row.getLong("repaid")),
                row.getLong("answers"),
                row.getLong("satisfied"));
    }
}
