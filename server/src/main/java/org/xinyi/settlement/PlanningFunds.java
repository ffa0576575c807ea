package org.xinyi.settlement;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.credit.CreditLines;
import org.xinyi.credit.Line;
import org.xinyi.insurance.Insurance;
import org.xinyi.insurance.Split;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.SettlementId;
import org.xinyi.ledger.Source;
import org.xinyi.payment.BoundAccounts;
import org.xinyi.payment.BoundAccounts.BoundAccount;
import org.xinyi.scheme.CreditTerms.Funding;
import org.xinyi.scheme.FundingRules;
import org.xinyi.scheme.FundingRules.Carrier;
import org.xinyi.scheme.Pack;
import org.xinyi.scheme.PackRef;
import org.xinyi.scheme.PaymentTerms.Account;
import org.xinyi.scheme.Schemes;
import org.xinyi.settlement.OwnAccounts.Card;
import org.xinyi.settlement.OwnAccounts.Own;
import org.xinyi.settlement.Preparing.Prepared;

/// Divides personal shares over people's own accounts, where a scheme debits them: by the rule
/// of the pack, over what the accounts hold, in the order of their owner. What no account gives
/// stays owed. Leaves the house, so never within a transaction.
@Component
class PlanningFunds {

    private final IdSource ids;
    private final Schemes schemes;
    private final CreditLines lines;
    private final OwnAccounts accounts;
    private final BoundAccounts bound;
    private final FundingPlans plans;

    PlanningFunds(
            IdSource ids,
            Schemes schemes,
            CreditLines lines,
            OwnAccounts accounts,
            BoundAccounts bound,
            FundingPlans plans) {
        this.ids = ids;
        this.schemes = schemes;
        this.lines = lines;
        this.accounts = accounts;
        this.bound = bound;
        this.plans = plans;
    }

    /// A settlement that accounts pay.
    ///
    /// @param own the accounts of the debtor, as far as the hospital can be paid from them; the
    /// insurance's personal account is the patient's
    /// @param inBank what the bound account could give; null when nobody says
    private record Payable(
            Prepared prepared, Pack pack, PatientId debtor, Own own, @Nullable Money inBank) {

        SettlementId id() {
            return prepared.settlement().id();
        }
    }

    /// Decides, before the insurer is asked, whether the personal account pays. The insurer
    /// uses it whole or not at all: behind a bank account it pays only what that account
    /// cannot.
    ///
    /// @param trial what the insurer would say, with the personal account
    /// @return the plans of those that accounts pay
    Map<SettlementId, FundingPlan> begin(
            List<Prepared> prepared, Function<Prepared, Insurance.Answer> trial) {
        List<Payable> payable = payable(prepared);
        if (payable.isEmpty()) {
            return Map.of();
        }
        Map<SettlementId, FundingPlan> known =
                plans.find(payable.stream().map(Payable::id).toList());
        List<FundingPlan> fresh =
                payable.stream()
                        .filter(one -> !known.containsKey(one.id()))
                        .map(one -> FundingPlan.begun(one.id(), usesAccount(one, trial)))
                        .toList();
        Map<SettlementId, FundingPlan> begun = new HashMap<>(known);
        begun.putAll(plans.begin(fresh));
        return begun;
    }

    /// Divides what the insurer has left to the patients, less what deposits pay.
    ///
    /// @return the plans as they stand now
    Map<SettlementId, FundingPlan> divide(
            Map<SettlementId, FundingPlan> begun,
            List<Prepared> prepared,
            List<Insurance.Answer> splits,
            Map<SettlementId, Money> fromDeposit) {
        Map<SettlementId, Money> open = new HashMap<>();
        for (Insurance.Answer answer : splits) {
            FundingPlan plan = begun.get(answer.id());
            if (plan != null
                    && !plan.divided()
                    && answer instanceof Insurance.Answer.Settled(var id, Split split, var _)) {
                Money paid = fromDeposit.getOrDefault(id, Money.ZERO);
                open.put(id, split.of(Source.PERSONAL).minus(paid));
            }
        }
        if (open.isEmpty()) {
            return begun;
        }
        Map<PatientId, Map<Account, Money>> taken = new HashMap<>();
        List<FundingPlan> divided = new ArrayList<>();
        for (Payable one : payable(prepared)) {
            Money personal = open.get(one.id());
            FundingPlan plan = begun.get(one.id());
            if (personal != null && plan != null) {
                divided.add(divided(one, plan, personal, taken));
            }
        }
        Map<SettlementId, FundingPlan> all = new HashMap<>(begun);
        all.putAll(plans.divide(divided));
        return all;
    }

    /// Whether the personal account pays for what a settlement, or one in its place, holds.
    boolean usesAccount(SettlementId root) {
        FundingPlan plan = plans.find(List.of(root)).get(root);
        return plan == null || plan.useAccount();
    }

    private boolean usesAccount(Payable one, Function<Prepared, Insurance.Answer> trial) {
        if (!one.pack.payment().accounts().contains(Account.PERSONAL_ACCOUNT)) {
            return true;
        }
        if (!one.own.personalAccount()) {
            return false;
        }
        Account first =
                FundingRules.order(one.pack, one.own.order()).stream()
                        .filter(one.own::has)
                        .findFirst()
                        .orElse(Account.PERSONAL_ACCOUNT);
        return first == Account.PERSONAL_ACCOUNT || isNeeded(one, trial.apply(one.prepared));
    }

    /// An insurer that does not say is taken to be asked without the account: it stands behind.
    private boolean isNeeded(Payable one, Insurance.Answer trial) {
        if (!(trial instanceof Insurance.Answer.Settled(var _, Split split, var _))) {
            return false;
        }
        Money account = split.of(Source.PERSONAL_ACCOUNT);
        Money personal = split.of(Source.PERSONAL).plus(account);
        Map<Account, Money> there = there(one, personal, Map.of());
        there.put(Account.PERSONAL_ACCOUNT, account);
        return parts(one, personal, there).containsKey(Carrier.PERSONAL_ACCOUNT);
    }

    private FundingPlan divided(
            Payable one,
            FundingPlan plan,
            Money personal,
            Map<PatientId, Map<Account, Money>> taken) {
        Map<Account, Money> before = taken.computeIfAbsent(one.debtor, _ -> new HashMap<>());
        Map<Carrier, Money> parts = parts(one, personal, there(one, personal, before));
        Money fromBank = parts.getOrDefault(Carrier.BOUND_ACCOUNT, Money.ZERO);
        Money fromCard = parts.getOrDefault(Carrier.CREDIT_CARD, Money.ZERO);
        before.merge(Account.BOUND_ACCOUNT, fromBank, Money::plus);
        before.merge(Account.CREDIT_CARD, fromCard, Money::plus);
        BoundAccount account = one.own.bound();
        Card card = one.own.card();
        LineId line = card != null && fromCard.isPositive() ? card.line().id() : null;
        return new FundingPlan(
                plan.settlement(),
                plan.useAccount(),
                true,
                account == null ? null : account.mandate(),
                fromBank,
                line,
                line == null ? null : new ObligationId(ids.next()),
                fromCard);
    }

    /// What bank account and card would give of an amount.
    ///
    /// @param before what other settlements of the same list take, which has not moved yet
    private static Map<Account, Money> there(
            Payable one, Money wanted, Map<Account, Money> before) {
        Map<Account, Money> there = new EnumMap<>(Account.class);
        if (one.own.bound() != null) {
            there.put(
                    Account.BOUND_ACCOUNT, left(one.inBank, Account.BOUND_ACCOUNT, before, wanted));
        }
        Card card = one.own.card();
        if (card != null) {
            there.put(Account.CREDIT_CARD, left(card.free(), Account.CREDIT_CARD, before, wanted));
        }
        return there;
    }

    /// All that is wanted, when nobody says what is there: the debit itself will tell.
    private static Money left(
            @Nullable Money there, Account account, Map<Account, Money> before, Money wanted) {
        return there == null
                ? wanted
                : there.minus(before.getOrDefault(account, Money.ZERO)).max(Money.ZERO);
    }

    private static Map<Carrier, Money> parts(
            Payable one, Money personal, Map<Account, Money> there) {
        return FundingRules.fund(
                        one.pack, new FundingRules.Facts(personal, null, there, one.own.order()))
                .outcome()
                .stream()
                .collect(Collectors.toMap(FundingRules.Part::carrier, FundingRules.Part::amount));
    }

    private List<Payable> payable(List<Prepared> prepared) {
        List<Prepared> debiting = prepared.stream().filter(this::debits).toList();
        if (debiting.isEmpty()) {
            return List.of();
        }
        Map<LineId, Line> used =
                lines.find(debiting.stream().map(PlanningFunds::line).distinct().toList());
        Map<PatientId, Own> own =
                accounts.of(
                        Stream.concat(
                                        used.values().stream().map(Line::debtor),
                                        debiting.stream().map(one -> one.visit().patient()))
                                .distinct()
                                .toList());
        Map<Long, Money> inBank =
                bound.available(
                        own.values().stream().map(Own::bound).filter(Objects::nonNull).toList());
        List<Payable> payable = new ArrayList<>();
        for (Prepared one : debiting) {
            PatientId debtor = Objects.requireNonNull(used.get(line(one))).debtor();
            Own patients = own.getOrDefault(one.visit().patient(), Own.NOTHING);
            Own debtors = own.getOrDefault(debtor, Own.NOTHING);
            Own all = reached(one, debtors.withPersonalAccountOf(patients));
            BoundAccount account = all.bound();
            payable.add(
                    new Payable(
                            one,
                            schemes.version(pack(one)),
                            debtor,
                            all,
                            account == null ? null : inBank.get(account.mandate())));
        }
        return payable;
    }

    private Own reached(Prepared one, Own all) {
        BoundAccount account = all.bound();
        boolean reached =
                account == null || bound.reaches(account, one.visit().institution().party());
        return reached ? all : all.withoutBound();
    }

    private boolean debits(Prepared one) {
        PackRef pack = one.visit().pack();
        return pack != null
                && one.visit().line() != null
                && schemes.version(pack).credit().funding() == Funding.ACCOUNT_DEBIT;
    }

    private static LineId line(Prepared one) {
        return Objects.requireNonNull(one.visit().line());
    }

    private static PackRef pack(Prepared one) {
        return Objects.requireNonNull(one.visit().pack());
    }
}
