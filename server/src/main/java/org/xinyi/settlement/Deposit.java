package org.xinyi.settlement;

import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.VisitId;

/// The deposit of a stay, drawn from the line.
///
/// @param obligation what the patient owes for it; the number of the draw at a lender
/// @param amount what was asked, and once it is held what was drawn
/// @param left what no bill has used and nobody has got back
record Deposit(
        long id,
        VisitId visit,
        PatientId patient,
        InstitutionId institution,
        ObligationId obligation,
        Money amount,
        Money left) {}
