package org.xinyi.payment;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.ShiftId;
import org.xinyi.kernel.sql.Sql;

/// Cashiers' shifts at windows and kiosks: from the opening float to the counted drawer.
@Component
class Shifts {

    private final Sql sql;
    private final ShiftRows rows;
    private final IdSource ids;
    private final BusinessClock clock;
    private final DiscrepancyLog discrepancies;

    Shifts(
            Sql sql,
            ShiftRows rows,
            IdSource ids,
            BusinessClock clock,
            DiscrepancyLog discrepancies) {
        this.sql = sql;
        this.rows = rows;
        this.ids = ids;
        this.clock = clock;
        this.discrepancies = discrepancies;
    }

    ShiftId open(InstitutionId institution, String cashier, String window, Money openingFloat) {
        ShiftId id = new ShiftId(ids.next());
        ShiftRows.Shift shift =
                new ShiftRows.Shift(
                        id,
                        institution,
                        Acting.current().staff(),
                        cashier,
                        window,
                        openingFloat,
                        null,
                        null,
                        clock.now(),
                        null);
        if (!rows.insert(shift)) {
            long open = rows.findOpen(institution, window).map(row -> row.id().value()).orElse(0L);
            throw new RefusedException(new PaymentRefusal.WindowOccupied(window, open));
        }
        return id;
    }

    /// The shift, when it is of the caller's institution.
    ShiftRows.Shift find(ShiftId shift) {
        return rows.find(shift)
                .filter(found -> Acting.current().sees(found.institution()))
                .orElseThrow(() -> unknown(shift));
    }

    List<ShiftRows.Sum> sums(ShiftId shift) {
        return rows.sums(shift);
    }

    /// Ends the shift with what was counted in the drawer. A difference stands among the
    /// discrepancies and is not booked.
    ///
    /// @return what should have been there
    Money close(ShiftId shift, Money counted) {
        return sql.inTransaction(
                () -> {
                    ShiftRows.Shift row =
                            rows.lock(shift)
                                    .filter(found -> Acting.current().sees(found.institution()))
                                    .orElseThrow(() -> unknown(shift));
                    if (row.isClosed()) {
                        throw new RefusedException(new PaymentRefusal.ShiftClosed(shift.value()));
                    }
                    Money expected = row.openingFloat().plus(cash(rows.sums(shift)));
                    Instant now = clock.now();
                    rows.close(shift, expected, counted, now);
                    if (!counted.equals(expected)) {
                        discrepancies.note(
                                new DiscrepancyLog.Found(
                                        Discrepancies.Kind.DRAWER_DIFFERS,
                                        shift.value(),
                                        row.institution().party(),
                                        expected,
                                        counted,
                                        "",
                                        now));
                    }
                    return expected;
                });
    }

    /// What the drawer gained.
    private static Money cash(List<ShiftRows.Sum> sums) {
        Money cash = Money.ZERO;
        for (ShiftRows.Sum sum : sums) {
            if (sum.channel().isCash()) {
                cash = cash.plus(sum.taken()).minus(sum.givenBack());
            }
        }
        return cash;
    }

    private static RefusedException unknown(ShiftId shift) {
        return new RefusedException(new PaymentRefusal.ShiftUnknown(shift.value()));
    }
}
