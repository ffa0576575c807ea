package org.xinyi.insurance;

import java.time.Instant;
import java.util.List;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.ItemId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.Price;
import org.xinyi.kernel.Quantity;
import org.xinyi.kernel.SettlementId;
import org.xinyi.kernel.VisitId;

/// What is put to the insurer in one settlement.
///
/// @param id made before the first call; asking again with it never settles twice
/// @param useAccount whether the patient's personal account may pay
public record Bill(
        SettlementId id,
        VisitId visit,
        PatientId patient,
        InstitutionId institution,
        Care care,
        Instant at,
        boolean useAccount,
        List<Line> lines) {

    /// The kind of care, with the insurer's `med_type`.
    public enum Care {
        OUTPATIENT("11"),
        REGISTRATION("12"),
        EMERGENCY("13"),
        INPATIENT("21"),
        PHARMACY("41");

        private final String code;

        Care(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    public record Line(
            OrderId order,
            ItemId item,
            DepartmentId department,
            Quantity quantity,
            Price price,
            Money amount,
            Instant at) {}

    public Bill {
        lines = List.copyOf(lines);
    }

    public Money total() {
        return Money.sum(lines, Line::amount);
    }
}
