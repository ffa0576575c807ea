package org.xinyi.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.insight.MeansStatistics.Means;
import org.xinyi.insight.MeansStatistics.SchemeMeans;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.sql.Sql;

/// Counts by which means visits were settled, all at one moment.
@Component
class MeansTaken {

    /// A row without means is a scheme's own.
    private static final String MEANS =
            """
            SELECT scheme, means, count(DISTINCT institution) AS institutions, count(*) AS visits
            FROM display
            WHERE shown_at >= :from::timestamptz
                AND shown_at < :until::timestamptz
                AND institution = coalesce(:institution::bigint, institution)
            GROUP BY GROUPING SETS ((scheme), (scheme, means))
            ORDER BY scheme, means
            """;

    /// 2 is the code of `POSTED`.
    private static final String SETTLED =
            """
            SELECT count(DISTINCT visit) AS visits
            FROM settlement
            WHERE state = 2
                AND posted_at >= :from::timestamptz
                AND posted_at < :until::timestamptz
                AND institution = coalesce(:institution::bigint, institution)
            """;

    private record Row(String scheme, @Nullable String means, long institutions, long visits) {}

    private final Sql sql;
    private final BusinessClock clock;

    MeansTaken(Sql sql, BusinessClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// @param institution null: the whole city
    MeansStatistics take(LocalDate from, LocalDate to, @Nullable InstitutionId institution) {
        Span span = new Span(from, to, institution);
        List<MeansStatistics> taken = new ArrayList<>(1);
        sql.onSnapshot(() -> taken.add(take(span)));
        return taken.getFirst();
    }

    private MeansStatistics take(Span span) {
        long settled =
                span.bind(sql.statement(SETTLED)).query((row, _) -> row.getLong("visits")).single();
        List<Row> rows =
                span.bind(sql.statement(MEANS))
                        .query(
                                (row, _) ->
                                        new Row(
                                                row.getString("scheme"),
                                                row.getString("means"),
                                                row.getLong("institutions"),
                                                row.getLong("visits")))
                        .list();
        return new MeansStatistics(
                clock.now(),
                span.from(),
                span.to(),
                settled,
                rows.stream()
                        .filter(one -> one.means == null)
                        .map(one -> scheme(one, rows, settled))
                        .toList());
    }

    private static SchemeMeans scheme(Row of, List<Row> rows, long settled) {
        List<Means> means = new ArrayList<>();
        for (Row one : rows) {
            String by = one.means;
            if (by != null && one.scheme.equals(of.scheme)) {
                means.add(
                        new Means(
                                by,
                                one.institutions,
                                one.visits,
                                SchemeStatistics.percent(one.visits, settled)));
            }
        }
        return new SchemeMeans(
                of.scheme,
                of.institutions,
                of.visits,
                SchemeStatistics.percent(of.visits, settled),
                means);
    }
}
