package org.xinyi.settlement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.catalogue.Catalogue;
import org.xinyi.catalogue.Item;
import org.xinyi.credit.CreditLines;
import org.xinyi.credit.Line;
import org.xinyi.insurance.Bill;
import org.xinyi.insurance.Insurance;
import org.xinyi.insurance.Split;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.SettlementId;
import org.xinyi.ledger.Source;
import org.xinyi.lender.Lenders;
import org.xinyi.settlement.Preparing.Prepared;
import org.xinyi.visit.Visit;
import org.xinyi.visit.Visits;

/// Asks the insurer for the split and the lender for its advance. Runs outside of any transaction;
/// asking twice with the same number has one effect.
@Component
class Asking {

    private final BusinessClock clock;
    private final Insurance insurance;
    private final Lenders lenders;
    private final CreditLines lines;
    private final Deposits deposits;
    private final Catalogue catalogue;

    Asking(
            BusinessClock clock,
            Insurance insurance,
            Lenders lenders,
            CreditLines lines,
            Deposits deposits,
            Catalogue catalogue) {
        this.clock = clock;
        this.insurance = insurance;
        this.lenders = lenders;
        this.lines = lines;
        this.deposits = deposits;
        this.catalogue = catalogue;
    }

    /// What came of asking.
    sealed interface Answer {
        Prepared prepared();

        /// @param reference the insurer's number
        /// @param fromDeposit how much of the personal share a deposit pays
        /// @param insurer whose funds bear the shares that are not personal
        /// @param lenderFunds what the lender will advance; null when it was not to be asked
        record Agreed(
                Prepared prepared,
                PartyId insurer,
                Split split,
                String reference,
                Money fromDeposit,
                @Nullable Money lenderFunds)
                implements Answer {}

        record Refused(Prepared prepared, String refusal) implements Answer {}

        /// Somebody has not answered yet.
        record Waiting(Prepared prepared) implements Answer {}
    }

    List<Answer> ask(List<Prepared> prepared) {
        Instant now = clock.now();
        List<Insurance.Answer> splits =
                insurance.settle(prepared.stream().map(one -> bill(one, now)).toList());
        Map<SettlementId, Money> fromDeposit = deposits.share(prepared, splits);
        Map<SettlementId, Lenders.Draw> draws = draws(prepared, splits, fromDeposit, now);
        Map<ObligationId, Lenders.DrawAnswer> funds = new HashMap<>();
        List<Lenders.Draw> asked = List.copyOf(draws.values());
        List<Lenders.DrawAnswer> answers = lenders.draw(asked);
        for (int i = 0; i < asked.size(); i++) {
            funds.put(asked.get(i).id(), answers.get(i));
        }
        List<Answer> all = new ArrayList<>(prepared.size());
        for (int i = 0; i < prepared.size(); i++) {
            Prepared one = prepared.get(i);
            SettlementId id = one.settlement().id();
            all.add(
                    answer(
                            one,
                            insurance.insurer(),
                            splits.get(i),
                            fromDeposit.getOrDefault(id, Money.ZERO),
                            draws.containsKey(id)
                                    ? funds.get(one.settlement().obligation())
                                    : null));
        }
        return all;
    }

    /// Asks for the split alone, as after a reversal.
    Insurance.Answer split(Prepared prepared) {
        return insurance.settle(List.of(bill(prepared, clock.now()))).getFirst();
    }

    private static Answer answer(
            Prepared prepared,
            PartyId insurer,
            Insurance.Answer split,
            Money fromDeposit,
            Lenders.@Nullable DrawAnswer draw) {
        return switch (split) {
            case Insurance.Answer.Unknown _ -> new Answer.Waiting(prepared);
            case Insurance.Answer.Refused(var _, String code, String text) ->
                    new Answer.Refused(prepared, code + " " + text);
            case Insurance.Answer.Settled(var _, Split agreed, String reference) ->
                    switch (draw) {
                        case null ->
                                new Answer.Agreed(
                                        prepared, insurer, agreed, reference, fromDeposit, null);
                        case Lenders.DrawAnswer.Funded(var _, Money amount) ->
                                new Answer.Agreed(
                                        prepared, insurer, agreed, reference, fromDeposit, amount);
                        case Lenders.DrawAnswer.Unknown _ -> new Answer.Waiting(prepared);
                    };
        };
    }

    /// The draws that lenders have to be asked for.
    private Map<SettlementId, Lenders.Draw> draws(
            List<Prepared> prepared,
            List<Insurance.Answer> splits,
            Map<SettlementId, Money> fromDeposit,
            Instant now) {
        List<LineId> used =
                prepared.stream().map(one -> one.visit().line()).filter(Objects::nonNull).toList();
        Map<LineId, Line> found = lines.find(used);
        Map<SettlementId, Lenders.Draw> draws = new HashMap<>();
        for (int i = 0; i < prepared.size(); i++) {
            Prepared one = prepared.get(i);
            LineId wanted = one.visit().line();
            Line line = wanted == null ? null : found.get(wanted);
            if (line != null && splits.get(i) instanceof Insurance.Answer.Settled settled) {
                SettlementId id = one.settlement().id();
                Money personal =
                        settled.split()
                                .of(Source.PERSONAL)
                                .minus(fromDeposit.getOrDefault(id, Money.ZERO));
                PartyId lender = line.lender();
                String number = line.lenderNumber();
                if (lender != null && number != null && personal.isPositive()) {
                    draws.put(
                            id,
                            new Lenders.Draw(
                                    one.settlement().obligation(),
                                    lender,
                                    number,
                                    one.visit().institution(),
                                    personal,
                                    now));
                }
            }
        }
        return draws;
    }

    private Bill bill(Prepared prepared, Instant now) {
        Visit visit = prepared.visit();
        List<Bill.Line> billed = prepared.charges().stream().map(charge -> line(charge)).toList();
        return new Bill(
                prepared.settlement().id(),
                visit.id(),
                visit.patient(),
                visit.institution(),
                care(visit, prepared.charges()),
                now,
                true,
                billed);
    }

    private static Bill.Line line(Visits.Charge charge) {
        return new Bill.Line(
                charge.order().id(),
                charge.order().item(),
                charge.order().department(),
                charge.order().quantity(),
                Objects.requireNonNull(charge.order().price()),
                charge.amount(),
                charge.order().placedAt());
    }

    private Bill.Care care(Visit visit, List<Visits.Charge> charges) {
        return switch (visit.kind()) {
            case INPATIENT -> Bill.Care.INPATIENT;
            case PHARMACY -> Bill.Care.PHARMACY;
            case EMERGENCY -> Bill.Care.EMERGENCY;
            case OUTPATIENT, INTERNET ->
                    charges.stream().allMatch(this::isRegistration)
                            ? Bill.Care.REGISTRATION
                            : Bill.Care.OUTPATIENT;
        };
    }

    private boolean isRegistration(Visits.Charge charge) {
        return catalogue
                .item(charge.order().item())
                .filter(item -> item.kind() == Item.Kind.REGISTRATION)
                .isPresent();
    }
}
