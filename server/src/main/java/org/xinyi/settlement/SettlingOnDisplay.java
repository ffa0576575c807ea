package org.xinyi.settlement;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.ClientId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.SettlementId;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.GroupedWrites;
import org.xinyi.ledger.Source;
import org.xinyi.visit.Caller;
import org.xinyi.visit.SettlementDue;

@Component
class SettlingOnDisplay implements ImmediateSettlements {

    private final GroupedWrites<SettlingNow.Wanted, SettlementId> settlements;
    private final SettlingNow settling;

    SettlingOnDisplay(
            GroupedWrites<SettlingNow.Wanted, SettlementId> settlements, SettlingNow settling) {
        this.settlements = settlements;
        this.settling = settling;
    }

    @Override
    public Optional<Settled> settle(VisitId visit, ClientId caller, String key) {
        SettlingNow.Wanted wanted =
                new SettlingNow.Wanted(
                        visit, SettlementDue.Trigger.PATIENT, new Caller(caller, null));
        SettlementId prepared =
                settlements.submit(caller, key, List.of(wanted)).results().getFirst().done();
        return prepared == null
                ? Optional.empty()
                : settling.carryOut(List.of(prepared)).stream()
                        .findFirst()
                        .map(SettlingOnDisplay::settled);
    }

    private static Settled settled(Settlement one) {
        boolean posted = one.state() == Settlement.State.POSTED;
        return new Settled(
                one.id(),
                posted,
                one.total(),
                posted ? one.split().of(Source.PERSONAL) : Money.ZERO);
    }
}
