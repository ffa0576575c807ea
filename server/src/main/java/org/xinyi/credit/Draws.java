package org.xinyi.credit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.SettlementId;
import org.xinyi.kernel.VisitId;
import org.xinyi.scheme.PackRef;

/// Draws settled personal shares: closes the holds of what was settled, draws what the line
/// carries, and lets the rest stand on the person's line of trust at the hospital.
public interface Draws {

    /// @param line the scheme's line or share; null in the ordinary flow
    /// @param pack the version the visit began under; null in the ordinary flow
    /// @param orders what was settled; their holds close
    /// @param personal the personal share, less what a deposit paid; zero closes holds alone
    /// @param obligation made before the lender was asked; the draw's number there
    /// @param lenderFunds what the lender has agreed to fund; null when the line is ours to decide
    record Request(
            SettlementId settlement,
            VisitId visit,
            PatientId patient,
            InstitutionId institution,
            @Nullable LineId line,
            @Nullable PackRef pack,
            List<OrderId> orders,
            Money personal,
            ObligationId obligation,
            @Nullable Money lenderFunds,
            Instant treatmentEndedAt) {}

    /// Draws each request, in the caller's transaction. The answer holds, per request, no
    /// obligation when nothing is personal, one, or two when the line could not carry it all; the
    /// caller writes the entries.
    List<List<Obligation>> draw(List<Request> requests, Instant at);
}
