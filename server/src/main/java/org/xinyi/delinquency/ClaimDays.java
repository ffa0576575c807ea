package org.xinyi.delinquency;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Obligations;
import org.xinyi.kernel.DailyWork;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.scheme.Schemes;

/// At the end of each day: makes the claims that are due and wants the payments of the day.
@Component
class ClaimDays implements DailyWork {

    private static final int ORDER = 610;
    private static final int PAGE = 1_000;

    private final Sql sql;
    private final Allowances allowances;
    private final Obligations obligations;
    private final Cases cases;
    private final MakingClaims making;
    private final Schemes schemes;
    private final ClaimPayments payments;

    ClaimDays(
            Sql sql,
            Allowances allowances,
            Obligations obligations,
            Cases cases,
            MakingClaims making,
            Schemes schemes,
            ClaimPayments payments) {
        this.sql = sql;
        this.allowances = allowances;
        this.obligations = obligations;
        this.cases = cases;
        this.making = making;
        this.schemes = schemes;
        this.payments = payments;
    }

    @Override
    public String name() {
        return "delinquency-claims";
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public void close(LocalDate day) {
        Instant end = MakingClaims.endOf(day);
        ObligationId after = new ObligationId(0);
        int found = PAGE;
        while (found == PAGE) {
            List<Allowances.Allowance> page = allowances.open(after, PAGE);
            found = page.size();
            if (found > 0) {
                after = page.getLast().obligation();
                sql.inTransaction(() -> making.make(givenUp(page), end));
            }
        }
        boolean takesOver =
                schemes.active(day).stream()
                        .flatMap(pack -> pack.lossLayers().stream())
                        .anyMatch(making::takesOver);
        if (takesOver) {
            claimUnpaid(end);
        }
        payments.want(day);
    }

    private void claimUnpaid(Instant end) {
        ObligationId after = new ObligationId(0);
        int found = PAGE;
        while (found == PAGE) {
            List<Obligations.Open> page = obligations.openBefore(end, after, PAGE);
            found = page.size();
            if (found > 0) {
                after = page.getLast().obligation().id();
                sql.inTransaction(() -> making.make(unpaid(page), end));
            }
        }
    }

    private List<MakingClaims.Loss> givenUp(List<Allowances.Allowance> page) {
        Map<ObligationId, Case> known =
                cases.gather(page.stream().map(Allowances.Allowance::obligation).toList());
        List<MakingClaims.Loss> losses = new ArrayList<>();
        for (Allowances.Allowance one : page) {
            Case found = known.get(one.obligation());
            if (found != null) {
                losses.add(
                        new MakingClaims.Loss(
                                found.obligation(),
                                one.owner(),
                                one.left(),
                                one.recovered(),
                                found,
                                false));
            }
        }
        return losses;
    }

    /// What is open and not given up, by owner; one who has taken it over claims no more.
    private List<MakingClaims.Loss> unpaid(List<Obligations.Open> page) {
        Map<ObligationId, Case> known = cases.of(page);
        Map<Allowances.Key, Allowances.Allowance> given = allowances.of(known.keySet());
        List<MakingClaims.Loss> losses = new ArrayList<>();
        for (Obligations.Open one : page) {
            Case found = known.get(one.obligation().id());
            PartyId owner = one.obligation().owner();
            Money share = one.shares().getOrDefault(owner, Money.ZERO);
            Allowances.Allowance allowance =
                    given.get(new Allowances.Key(one.obligation().id(), owner));
            Money base = allowance == null ? share : share.minus(allowance.left());
            if (found != null && base.isPositive()) {
                losses.add(
                        new MakingClaims.Loss(
                                one.obligation(), owner, base, Money.ZERO, found, true));
            }
        }
        return losses;
    }
}
