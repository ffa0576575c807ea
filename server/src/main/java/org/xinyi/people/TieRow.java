package org.xinyi.people;

import org.xinyi.kernel.PatientId;
import org.xinyi.people.FamilyTies.Tie;

/// A tie with the one who proposed it.
record TieRow(Tie tie, PatientId proposer) {

    /// Whose word is still missing while it is proposed.
    PatientId other() {
        return proposer.equals(tie.payer()) ? tie.beneficiary() : tie.payer();
    }
}
