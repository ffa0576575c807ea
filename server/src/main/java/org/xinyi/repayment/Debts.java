package org.xinyi.repayment;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Obligations;
import org.xinyi.credit.Obligations.Open;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.people.FamilyTies;

/// What debtors owe, to those who may see it: the debtor, a relative who pays, and staff.
@Component
class Debts {

    private final Obligations obligations;
    private final FamilyTies ties;

    Debts(Obligations obligations, FamilyTies ties) {
        this.obligations = obligations;
        this.ties = ties;
    }

    /// What is open, first due first; staff see what is owed for their own institution.
    ///
    /// @param only these obligations; empty for all
    /// @throws RefusedException with [RepaymentRefusal.DebtorUnknown] for strangers
    List<Open> open(PatientId debtor, Set<ObligationId> only) {
        Acting acting = Acting.current();
        if (acting.patient() != null && !mayPay(acting.patient(), debtor)) {
            throw new RefusedException(new RepaymentRefusal.DebtorUnknown(debtor.value()));
        }
        return obligations.openOf(List.of(debtor)).stream()
                .filter(one -> only.isEmpty() || OpenBook.isAmong(only, one))
                .filter(
                        one ->
                                acting.patient() != null
                                        || acting.sees(one.obligation().institution()))
                .toList();
    }

    /// @throws RefusedException with [RepaymentRefusal.DebtorUnknown] for everybody but the
    /// debtor and staff: a relative may pay, not agree
    void requireOwn(PatientId debtor) {
        @Nullable PatientId patient = Acting.current().patient();
        if (patient != null && !patient.equals(debtor)) {
            throw new RefusedException(new RepaymentRefusal.DebtorUnknown(debtor.value()));
        }
    }

    /// Whether an obligation is one the caller looks after.
    boolean sees(ObligationId obligation) {
        Acting acting = Acting.current();
        return acting.patient() != null
                || obligations.find(List.of(obligation)).values().stream()
                        .anyMatch(one -> acting.sees(one.institution()));
    }

    /// Whether a person may pay for another: for themselves, and for whom they have a tie.
    boolean mayPay(@Nullable PatientId payer, PatientId debtor) {
        return debtor.equals(payer)
                || ties.of(List.of(debtor)).stream()
                        .anyMatch(
                                tie ->
                                        tie.holds()
                                                && tie.payer().equals(payer)
                                                && tie.beneficiary().equals(debtor));
    }
}
