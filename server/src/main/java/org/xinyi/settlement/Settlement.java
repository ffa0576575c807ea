package org.xinyi.settlement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xinyi.insurance.Split;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.SettlementId;
import org.xinyi.kernel.VisitId;
import org.xinyi.visit.SettlementDue;

/// One insurer settlement of some charges of a visit.
///
/// @param root the settlement whose charges it settles again after a refund; itself for a first one
/// @param obligation made before anybody was asked; the draw's number at the lender
/// @param total of its charges
/// @param split who bears how much; only the personal total while it is prepared
/// @param postedAt null until it stands in the books
/// @param refusal what the insurer said when it would not settle
public record Settlement(
        SettlementId id,
        SettlementId root,
        VisitId visit,
        PatientId patient,
        InstitutionId institution,
        ObligationId obligation,
        SettlementDue.Trigger trigger,
        State state,
        Money total,
        Split split,
        Instant preparedAt,
        @Nullable Instant postedAt,
        @Nullable JournalId journal,
        @Nullable String insurerReference,
        @Nullable String refusal) {

    public enum State implements Coded {
        /// Its charges are claimed; insurer or lender have not answered yet.
        PREPARED(1),
        POSTED(2),
        /// The insurer will not settle it as it is; a person must look.
        REFUSED(3),
        /// A refund has put another one in its place.
        REPLACED(4);

        private final int code;

        State(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }
}
