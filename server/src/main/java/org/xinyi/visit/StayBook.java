package org.xinyi.visit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;

/// The rows of stays.
@Component
class StayBook {

    private static final String COLUMNS =
            """
            SELECT s.visit, s.institution, s.ward, s.bed, s.admitted_at, s.expected_days,
                s.deposit_stated, s.deposit_usual, s.deposit_mode
            """;

    private static final String SELECT =
            COLUMNS
                    + """
                    FROM stay s
                    WHERE s.visit = ANY(?::bigint[])
                    """;

    private static final String SELECT_LYING_IN =
            COLUMNS
                    + """
                    FROM visit v
                    JOIN stay s ON s.visit = v.id
                    WHERE v.institution = :institution
                        AND v.kind = 3
                        AND v.ended_at IS NULL
                        AND (:ward::bigint IS NULL OR s.ward = :ward)
                        AND v.id > :after
                    ORDER BY v.id
                    LIMIT :limit
                    """;

    private static final String INSERT =
            """
            INSERT INTO stay
                (visit, institution, ward, bed, admitted_at, expected_days, deposit_stated)
            SELECT * FROM unnest(
                ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::timestamptz[], ?::integer[],
                ?::bigint[])
            ON CONFLICT DO NOTHING
            RETURNING visit
            """;

    private static final String SET_DEPOSIT =
            """
            UPDATE stay s
            SET deposit_usual = d.usual,
                deposit_mode = d.mode
            FROM unnest(?::bigint[], ?::bigint[], ?::smallint[]) AS d (visit, usual, mode)
            WHERE s.visit = d.visit
            """;

    private static final String MOVE =
            """
            UPDATE stay s
            SET ward = m.ward,
                bed = m.bed
            FROM (
                SELECT DISTINCT ON (visit) visit, ward, bed
                FROM unnest(?::bigint[], ?::bigint[], ?::text[])
                    WITH ORDINALITY AS u (visit, ward, bed, place)
                ORDER BY visit, place DESC) AS m
            WHERE s.visit = m.visit
            """;

    private static final String INSERT_BEDS =
            """
            INSERT INTO stay_bed (visit, ward, bed, at, by_client)
            SELECT * FROM unnest(
                ?::bigint[], ?::bigint[], ?::text[], ?::timestamptz[], ?::bigint[])
            """;

    private final Sql sql;

    StayBook(Sql sql) {
        this.sql = sql;
    }

    Map<VisitId, Stay> find(Collection<VisitId> visits) {
        return sql
                .over(List.copyOf(new HashSet<>(visits)))
                .ids(visit -> visit)
                .query(SELECT, StayBook::stay)
                .stream()
                .collect(Collectors.toMap(Stay::visit, Function.identity()));
    }

    /// The stays that last, oldest first.
    List<Stay> lyingIn(InstitutionId institution, @Nullable DepartmentId ward, PageWanted page) {
        return sql.statement(SELECT_LYING_IN)
                .param("institution", institution.value())
                .param("ward", ward == null ? null : ward.value())
                .param("after", page.after() == null ? 0 : page.after())
                .param("limit", page.limit() + 1)
                .query(StayBook::stay)
                .list();
    }

    /// @return those that were new
    List<VisitId> add(List<Stay> stays) {
        return sql.over(stays)
                .ids(Stay::visit)
                .ids(Stay::institution)
                .ids(Stay::ward)
                .texts(Stay::bed)
                .instants(Stay::admittedAt)
                .nullableLongs(
                        stay ->
                                stay.expectedDays() == null
                                        ? null
                                        : Long.valueOf(stay.expectedDays()))
                .nullableMoney(Stay::depositStated)
                .query(INSERT, (row, _) -> new VisitId(row.getLong("visit")));
    }

    /// What was decided about the deposit of a stay.
    record Deposit(VisitId visit, Money usual, DepositMode mode) {}

    void setDeposits(List<Deposit> deposits) {
        sql.over(deposits)
                .ids(Deposit::visit)
                .money(Deposit::usual)
                .shorts(deposit -> deposit.mode().code())
                .update(SET_DEPOSIT);
    }

    /// Where a patient lies from a time on.
    record Bed(VisitId visit, DepartmentId ward, String bed, Instant at, Caller by) {}

    /// Moves patients; the last of several moves of one patient counts.
    void move(List<Bed> beds) {
        sql.over(beds).ids(Bed::visit).ids(Bed::ward).texts(Bed::bed).update(MOVE);
        note(beds);
    }

    /// Keeps where patients lie.
    void note(List<Bed> beds) {
        sql.over(beds)
                .ids(Bed::visit)
                .ids(Bed::ward)
                .texts(Bed::bed)
                .instants(Bed::at)
                .ids(bed -> bed.by().client())
                .update(INSERT_BEDS);
    }

    private static Stay stay(ResultSet row, int number) throws SQLException {
        Integer mode = row.getObject("deposit_mode", Integer.class);
        return new Stay(
                new VisitId(row.getLong("visit")),
                new InstitutionId(row.getLong("institution")),
                new DepartmentId(row.getLong("ward")),
                row.getString("bed"),
                row.getObject("admitted_at", OffsetDateTime.class).toInstant(),
                row.getObject("expected_days", Integer.class),
                money(row, "deposit_stated"),
                money(row, "deposit_usual"),
                mode == null ? null : Coded.of(DepositMode.class, mode));
    }

    private static @Nullable Money money(ResultSet row, String column) throws SQLException {
        Long fen = row.getObject(column, Long.class);
        return fen == null ? null : Money.ofFen(fen);
    }
}
