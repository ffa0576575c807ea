package org.xinyi.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ShiftId;
import org.xinyi.kernel.StaffId;
import org.xinyi.kernel.sql.Sql;

/// The table of shifts, and the sums of what moved within one.
@Component
class ShiftRows {

    private static final String COLUMNS =
            """
            SELECT id, institution, staff, cashier, pay_window, opening_float, expected_cash,
                counted_cash, opened_at, closed_at
            FROM shift
            """;

    private static final String SELECT = COLUMNS + "WHERE id = :id";

    private static final String SELECT_OPEN =
            COLUMNS
                    + """
                    WHERE institution = :institution
                        AND pay_window = :window
                        AND closed_at IS NULL
                    """;

    private static final String INSERT =
            """
            INSERT INTO shift (id, institution, staff, cashier, pay_window, opening_float, opened_at)
            VALUES (:id, :institution, :staff, :cashier, :window, :openingFloat, :now::timestamptz)
            ON CONFLICT (institution, pay_window) WHERE closed_at IS NULL DO NOTHING
            """;

    private static final String CLOSE =
            """
            UPDATE shift
            SET closed_at = :now::timestamptz,
                expected_cash = :expected,
                counted_cash = :counted
            WHERE id = :id
            """;

    private static final String SUMS =
            """
            SELECT channel, count(taken) AS taken_count, COALESCE(sum(taken), 0) AS taken,
                count(given) AS given_count, COALESCE(sum(given), 0) AS given
            FROM (
                SELECT channel, amount AS taken, NULL::bigint AS given
                FROM payment
                WHERE shift = :id
                UNION ALL
                SELECT channel, NULL, amount
                FROM give_back
                WHERE shift = :id
            ) moved
            GROUP BY channel
            ORDER BY channel
            """;

    /// @param cashier as the hospital names the person or the kiosk
    /// @param openingFloat cash in the drawer at the beginning
    /// @param expectedCash null while it is open
    /// @param countedCash null while it is open
    record Shift(
            ShiftId id,
            InstitutionId institution,
            @Nullable StaffId staff,
            String cashier,
            String window,
            Money openingFloat,
            @Nullable Money expectedCash,
            @Nullable Money countedCash,
            Instant openedAt,
            @Nullable Instant closedAt) {

        boolean isClosed() {
            return closedAt != null;
        }
    }

    /// What moved on one channel within a shift.
    record Sum(Channel channel, int takenCount, Money taken, int givenBackCount, Money givenBack) {}

    private final Sql sql;

    ShiftRows(Sql sql) {
        this.sql = sql;
    }

    /// @return false when another shift is open at the window
    boolean insert(Shift shift) {
        StaffId staff = shift.staff();
        return sql.statement(INSERT)
                        .param("id", shift.id().value())
                        .param("institution", shift.institution().value())
                        .param("staff", staff == null ? null : staff.value())
                        .param("cashier", shift.cashier())
                        .param("window", shift.window())
                        .param("openingFloat", shift.openingFloat().fen())
                        .param("now", shift.openedAt().toString())
                        .update()
                == 1;
    }

    Optional<Shift> find(ShiftId shift) {
        return sql.statement(SELECT).param("id", shift.value()).query(ShiftRows::shift).optional();
    }

    Optional<Shift> findOpen(InstitutionId institution, String window) {
        return sql.statement(SELECT_OPEN)
                .param("institution", institution.value())
                .param("window", window)
                .query(ShiftRows::shift)
                .optional();
    }

    /// Keeps these shifts from being closed until the caller's transaction ends.
    Map<ShiftId, Shift> keepOpen(Collection<ShiftId> shifts) {
        return sql
                .over(List.copyOf(shifts))
                .ids(id -> id)
                .query(
                        COLUMNS + "WHERE id = ANY(?::bigint[]) ORDER BY id FOR SHARE",
                        ShiftRows::shift)
                .stream()
                .collect(Collectors.toMap(Shift::id, Function.identity()));
    }

    /// Waits for whatever is being taken in this shift, and keeps out what comes.
    Optional<Shift> lock(ShiftId shift) {
        return sql.statement(SELECT + " FOR UPDATE")
                .param("id", shift.value())
                .query(ShiftRows::shift)
                .optional();
    }

    void close(ShiftId shift, Money expected, Money counted, Instant now) {
        sql.statement(CLOSE)
                .param("id", shift.value())
                .param("expected", expected.fen())
                .param("counted", counted.fen())
                .param("now", now.toString())
                .update();
    }

    List<Sum> sums(ShiftId shift) {
        return sql.statement(SUMS)
                .param("id", shift.value())
                .query(
                        (row, _) ->
                                new Sum(
                                        Coded.of(Channel.class, row.getInt("channel")),
                                        row.getInt("taken_count"),
                                        Money.ofFen(row.getLong("taken")),
                                        row.getInt("given_count"),
                                        Money.ofFen(row.getLong("given"))))
                .list();
    }

    private static Shift shift(ResultSet row, int number) throws SQLException {
        Long staff = row.getObject("staff", Long.class);
        OffsetDateTime closedAt = row.getObject("closed_at", OffsetDateTime.class);
        return new Shift(
                new ShiftId(row.getLong("id")),
                new InstitutionId(row.getLong("institution")),
                staff == null ? null : new StaffId(staff),
                row.getString("cashier"),
                row.getString("pay_window"),
                Money.ofFen(row.getLong("opening_float")),
                money(row, "expected_cash"),
                money(row, "counted_cash"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                closedAt == null ? null : closedAt.toInstant());
    }

    private static @Nullable Money money(ResultSet row, String column) throws SQLException {
        Long fen = row.getObject(column, Long.class);
        return fen == null ? null : Money.ofFen(fen);
    }
}
