package org.xinyi.visit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.ClientId;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.ItemId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.Price;
import org.xinyi.kernel.Quantity;
import org.xinyi.kernel.VisitId;

/// One ordered item of a visit (FHIR ServiceRequest).
///
/// @param department where it is carried out
/// @param price null: held for pricing
/// @param amount of the whole order, rounded once; null while unpriced
/// @param held the estimate of the personal share held on the line; zero in the ordinary flow
public record Order(
        OrderId id,
        VisitId visit,
        InstitutionId institution,
        ItemId item,
        DepartmentId department,
        Quantity quantity,
        @Nullable Price price,
        @Nullable Money amount,
        Money held,
        Funding funding,
        Instant placedAt,
        ClientId placedBy) {

    /// Larger than any order, and small enough that no sum of them overflows.
    static final Money AMOUNT_MAX = Money.parse("99999999.99");

    /// How an order is funded as things stand. Shown as a light; never a gate.
    public enum Funding implements Coded {
        CREDIT(1),
        ORDINARY(2);

        private final int code;

        Funding(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    /// The same order, with this much held for it on the line.
    Order onCredit(Money hold) {
        return new Order(
                id,
                visit,
                institution,
                item,
                department,
                quantity,
                price,
                amount,
                hold,
                Funding.CREDIT,
                placedAt,
                placedBy);
    }
}
