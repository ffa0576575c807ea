package org.xinyi.credit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;
import org.xinyi.scheme.PackRef;

/// A line on which a person's share can be drawn.
///
/// @param patient whose care it pays
/// @param debtor who pays back
/// @param parent the line it is a share of; null unless it is a family member's
/// @param pack the version it was opened under; null for a line of trust
/// @param institution whose trust it is; null for a scheme's line
/// @param lender who advances; null when the hospital carries it
/// @param lenderNumber the lender's number of the line; null without a lender
/// @param closedAt null while it is open
public record Line(
        LineId id,
        Kind kind,
        PatientId patient,
        PatientId debtor,
        @Nullable LineId parent,
        @Nullable PackRef pack,
        @Nullable InstitutionId institution,
        @Nullable PartyId lender,
        @Nullable String lenderNumber,
        @Nullable Instant closedAt) {

    public enum Kind implements Coded {
        /// Opened under a scheme.
        SCHEME(1),
        /// A family member's share of a scheme's line.
        SHARE(2),
        /// Without limit at one hospital: whatever no scheme carries.
        TRUST(3),
        /// A credit card for care, beside a scheme's line; repaid by its bank's own rules.
        CARD(4);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    public boolean isOpen() {
        return closedAt == null;
    }
}
