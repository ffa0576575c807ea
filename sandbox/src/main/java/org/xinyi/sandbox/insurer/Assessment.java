package org.xinyi.sandbox.insurer;

import org.xinyi.sandbox.insurer.Benefits.Insurance;
import org.xinyi.sandbox.insurer.Benefits.Terms;
import org.xinyi.sandbox.web.Fen;

/// Computes who bears a settlement, without effect.
///
/// @param year whose deductible and cap count
/// @param accountUsed whether the personal account may pay
/// @param hospitalPercent what the hospital bears of the covered cost; normally 0
record Assessment(
        Benefits benefits,
        Person person,
        Grade grade,
        Care care,
        int year,
        boolean accountUsed,
        int hospitalPercent) {

    Shares of(Scope scope) {
        Insurance insurance = benefits.insurance(person.insutype());
        return person.normal() && insurance != null
                ? covered(scope, insurance)
                : personal(scope, Funds.NONE);
    }

    private record Funds(
            long deductible,
            int percent,
            long pool,
            long civilServant,
            long aboveCap,
            boolean resident,
            long relief,
            long hospital) {

        private static final Funds NONE = new Funds(0, 0, 0, 0, 0, false, 0, 0);

        private long sum() {
            return pool + civilServant + aboveCap + relief + hospital;
        }
    }

    private Shares covered(Scope scope, Insurance insurance) {
        Terms terms = insurance.terms(care);
        YearUse use = person.use(year);
        int percent = terms.percent(grade);
        long deductible =
                Math.min(scope.inScope(), Math.max(0, terms.deductible() - use.deductible(care)));
        long covered = scope.inScope() - deductible;
        long wanted = Fen.percent(covered, percent);
        long pool = Math.min(wanted, Math.max(0, insurance.poolCap() - use.pool()));
        long aboveCap = Fen.percent(wanted - pool, insurance.aboveCapPercent());
        long left = covered - pool - aboveCap;
        long civilServant = share(person.civilServant(), covered, benefits.civilServantPercent());
        civilServant = Math.min(civilServant, left);
        left -= civilServant;
        long relief = share(person.assisted(), deductible + left, benefits.assistancePercent());
        long hospital = Fen.percent(covered, hospitalPercent);
        hospital = Math.min(hospital, deductible + left - relief);
        boolean resident = insurance.aboveCapFund().equals("hifmi_pay");
        return personal(
                scope,
                new Funds(
                        deductible,
                        percent,
                        pool,
                        civilServant,
                        aboveCap,
                        resident,
                        relief,
                        hospital));
    }

    private static long share(boolean entitled, long amount, int percent) {
        return entitled ? Fen.percent(amount, percent) : 0;
    }

    /// What the funds leave: the accounts pay within the scope, cash pays the rest.
    private Shares personal(Scope scope, Funds funds) {
        long left = scope.inScope() - funds.sum();
        long account = accountUsed ? Math.min(left, person.balance()) : 0;
        long mutualAid = accountUsed ? Math.min(left - account, person.mutualAid()) : 0;
        return new Shares(
                scope,
                funds.deductible,
                funds.percent,
                funds.pool,
                funds.civilServant,
                funds.resident ? funds.aboveCap : 0,
                funds.resident ? 0 : funds.aboveCap,
                funds.relief,
                account,
                mutualAid,
                funds.hospital,
                scope.total() - funds.sum() - account - mutualAid);
    }
}
