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

/// Asks the insurer for the split and the lender for its advance. Runs outside of any
/// transaction; asking twice with the same number has one effect.
@Component
class Asking {

    private final BusinessClock clock;
    private final Insurance insurance;
    private final Lenders lenders;
    private final CreditLines lines;
    private final Deposits deposits;
    private final Catalogue catalogue;
    private final PlanningFunds funds;

    Asking(
            BusinessClock clock,
            Insurance insurance,
            Lenders lenders,
            CreditLines lines,
            Deposits deposits,
            Catalogue catalogue,
            PlanningFunds funds) {
        this.clock = clock;
        this.insurance = insurance;
        this.lenders = lenders;
        this.lines = lines;
        this.deposits = deposits;
        this.catalogue = catalogue;
        this.funds = funds;
    }

    /// What came of asking.
    sealed interface Answer {
        Prepared prepared();

        /// @param reference the insurer's number
        /// @param fromDeposit how much of the personal share a deposit pays
        /// @param insurer whose funds bear the shares that are not personal
        /// @param lenderFunds what the lender will advance; null when it was not to be asked
        /// @param plan which accounts pay, with what a card's lender funds; null where none do
        record Agreed(
                Prepared prepared,
                PartyId insurer,
                Split split,
                String reference,
                Money fromDeposit,
                @Nullable Money lenderFunds,
                @Nullable FundingPlan plan)
                implements Answer {}

        record Refused(Prepared prepared, String refusal) implements Answer {}

        /// Somebody has not answered yet.
        record Waiting(Prepared prepared) implements Answer {}
    }

    List<Answer> ask(List<Prepared> prepared) {
        Instant now = clock.now();
        Map<SettlementId, FundingPlan> begun =
                funds.begin(prepared, one -> insurance.preSettle(bill(one, now, true)));
        List<Insurance.Answer> splits =
                insurance.settle(
                        prepared.stream()
                                .map(one -> bill(one, now, usesAccount(one, begun)))
                                .toList());
        Map<SettlementId, Money> fromDeposit = deposits.share(prepared, splits);
        Map<SettlementId, FundingPlan> plans = funds.divide(begun, prepared, splits, fromDeposit);
        Map<SettlementId, Lenders.Draw> draws = draws(prepared, splits, fromDeposit, now);
        draws.keySet().removeAll(plans.keySet());
        draws.putAll(cards(prepared, plans, now));
        Map<ObligationId, Lenders.DrawAnswer> funded = funded(List.copyOf(draws.values()));
        List<Answer> all = new ArrayList<>(prepared.size());
        for (int i = 0; i < prepared.size(); i++) {
            Prepared one = prepared.get(i);
            SettlementId id = one.settlement().id();
            Lenders.Draw draw = draws.get(id);
            all.add(
                    answer(
                            one,
                            splits.get(i),
                            fromDeposit.getOrDefault(id, Money.ZERO),
                            draw == null ? null : funded.get(draw.id()),
                            plans.get(id)));
        }
        return all;
    }

    private Map<ObligationId, Lenders.DrawAnswer> funded(List<Lenders.Draw> asked) {
        List<Lenders.DrawAnswer> answers = lenders.draw(asked);
        Map<ObligationId, Lenders.DrawAnswer> funded = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            funded.put(asked.get(i).id(), answers.get(i));
        }
        return funded;
    }

    private static boolean usesAccount(Prepared one, Map<SettlementId, FundingPlan> begun) {
        FundingPlan plan = begun.get(one.settlement().id());
        return plan == null || plan.useAccount();
    }

    /// Asks for the split alone, as after a reversal.
    Insurance.Answer split(Prepared prepared) {
        boolean useAccount = funds.usesAccount(prepared.settlement().root());
        return insurance.settle(List.of(bill(prepared, clock.now(), useAccount))).getFirst();
    }

    private Answer answer(
            Prepared prepared,
            Insurance.Answer split,
            Money fromDeposit,
            Lenders.@Nullable DrawAnswer draw,
            @Nullable FundingPlan plan) {
        return switch (split) {
            case Insurance.Answer.Unknown _ -> new Answer.Waiting(prepared);
            case Insurance.Answer.Refused(var _, String code, String text) ->
                    new Answer.Refused(prepared, code + " " + text);
            case Insurance.Answer.Settled(var _, Split agreed, String reference) -> {
                if (draw instanceof Lenders.DrawAnswer.Unknown) {
                    yield new Answer.Waiting(prepared);
                }
                Money lent =
                        draw instanceof Lenders.DrawAnswer.Funded funded ? funded.amount() : null;
                yield new Answer.Agreed(
                        prepared,
                        insurance.insurer(),
                        agreed,
                        reference,
                        fromDeposit,
                        plan == null ? lent : null,
                        plan == null ? null : plan.withCard(lent == null ? Money.ZERO : lent));
            }
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

    /// What lenders of cards are asked for.
    private Map<SettlementId, Lenders.Draw> cards(
            List<Prepared> prepared, Map<SettlementId, FundingPlan> plans, Instant now) {
        if (plans.isEmpty()) {
            return Map.of();
        }
        Map<LineId, Line> found =
                lines.find(
                        plans.values().stream()
                                .map(FundingPlan::cardLine)
                                .filter(Objects::nonNull)
                                .toList());
        Map<SettlementId, Lenders.Draw> draws = new HashMap<>();
        for (Prepared one : prepared) {
            FundingPlan plan = plans.get(one.settlement().id());
            Line card = plan == null || plan.cardLine() == null ? null : found.get(plan.cardLine());
            if (plan != null && card != null) {
                draws.put(
                        plan.settlement(),
                        new Lenders.Draw(
                                Objects.requireNonNull(plan.cardObligation()),
                                Objects.requireNonNull(card.lender()),
                                Objects.requireNonNull(card.lenderNumber()),
                                one.visit().institution(),
                                plan.card(),
                                now));
            }
        }
        return draws;
    }

    private Bill bill(Prepared prepared, Instant now, boolean useAccount) {
        Visit visit = prepared.visit();
        List<Bill.Line> billed = prepared.charges().stream().map(charge -> line(charge)).toList();
        return new Bill(
                prepared.settlement().id(),
                visit.id(),
                visit.patient(),
                visit.institution(),
                care(visit, prepared.charges()),
                now,
                useAccount,
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
