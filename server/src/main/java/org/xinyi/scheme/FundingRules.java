package org.xinyi.scheme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Money;
import org.xinyi.scheme.PaymentTerms.Account;
import org.xinyi.scheme.PaymentTerms.Channel;

/// How a personal share is carried and paid: pure functions of a pack and facts.
public final class FundingRules {

    private FundingRules() {}

    /// Who carries a part until the patient pays.
    public enum Carrier {
        HOSPITAL,
        LENDER,
        PERSONAL_ACCOUNT,
        BOUND_ACCOUNT,
        CREDIT_CARD,
        /// The patient, at once.
        PATIENT
    }

    public record Part(Carrier carrier, Money amount) {}

    /// @param personal the personal share
    /// @param free what the line still carries; null: no limit
    /// @param accounts what the patient's own accounts hold
    /// @param order that the patient has set; null: none
    public record Facts(
            Money personal,
            @Nullable Money free,
            Map<Account, Money> accounts,
            @Nullable List<Account> order) {
        public Facts {
            accounts = Map.copyOf(accounts);
            order = order == null ? null : List.copyOf(order);
        }
    }

    /// What the line or an account does not carry is owed to the hospital, and never stops a
    /// visit.
    public static Decision<List<Part>> fund(Pack pack, Facts facts) {
        List<Part> parts =
                switch (pack.credit().funding()) {
                    case HOSPITAL_TRUST -> List.of(new Part(Carrier.HOSPITAL, facts.personal));
                    case BANK_ADVANCE -> advanced(facts);
                    case ACCOUNT_DEBIT -> debited(pack, facts);
                    case PAY_NOW -> List.of(new Part(Carrier.PATIENT, facts.personal));
                };
        boolean ordered = facts.order != null && pack.payment().orderByPatient();
        return Decision.by(
                pack,
                parts.stream().filter(part -> part.amount.isPositive()).toList(),
                ordered ? "payment.order_by_patient" : "credit.funding");
    }

    private static List<Part> advanced(Facts facts) {
        Money free = facts.free;
        Money lent = free == null ? facts.personal : facts.personal.min(free);
        return List.of(
                new Part(Carrier.LENDER, lent),
                new Part(Carrier.HOSPITAL, facts.personal.minus(lent)));
    }

    private static List<Part> debited(Pack pack, Facts facts) {
        List<Part> parts = new ArrayList<>();
        Money open = facts.personal;
        for (Account account : order(pack, facts.order)) {
            Money there = facts.accounts.getOrDefault(account, Money.ZERO);
            Money part = open.min(there);
            parts.add(new Part(Carrier.valueOf(account.name()), part));
            open = open.minus(part);
        }
        parts.add(new Part(Carrier.HOSPITAL, open));
        return parts;
    }

    /// What the patient has set comes first, of what the pack knows.
    ///
    /// @param wanted as the patient has set it; null: not at all
    public static List<Account> order(Pack pack, @Nullable List<Account> wanted) {
        PaymentTerms terms = pack.payment();
        if (wanted == null || !terms.orderByPatient()) {
            return terms.accounts();
        }
        List<Account> order = new ArrayList<>(wanted);
        order.retainAll(terms.accounts());
        terms.accounts().stream().filter(one -> !order.contains(one)).forEach(order::add);
        return order;
    }

    /// Who holds the claim against the patient after a settlement on credit.
    public static Decision<Carrier> claim(Pack pack) {
        boolean moves = pack.credit().claimMoves();
        String rule = moves ? "credit.claim_moves" : "credit.funding";
        return Decision.by(pack, moves ? Carrier.LENDER : Carrier.HOSPITAL, rule);
    }

    /// Whether a channel is taken at the hospital.
    public static Decision<Boolean> takes(Pack pack, Channel channel) {
        PaymentTerms terms = pack.payment();
        boolean taken = terms.channels().isEmpty() || terms.channels().contains(channel);
        return Decision.by(pack, taken, EntryRules.word("payment.channels", taken, channel));
    }

    /// How often a patient has to show something until fund and personal share are settled.
    public static Decision<Integer> displays(Pack pack) {
        return Decision.by(pack, pack.payment().oneDisplay() ? 1 : 2, "payment.one_display");
    }

    /// Whether insurance is settled without the card.
    public static Decision<Boolean> withoutCard(Pack pack) {
        return Decision.by(pack, pack.payment().cardFree(), "payment.card_free");
    }

    /// Whether somebody may book and pay for a close relative.
    public static Decision<Boolean> forRelatives(Pack pack) {
        return Decision.by(pack, pack.payment().forRelatives(), "payment.for_relatives");
    }

    /// Whether the patient chooses the channel that is debited.
    public static Decision<Boolean> choosesDebitChannel(Pack pack) {
        return Decision.by(
                pack, pack.payment().debitChannelByPatient(), "payment.debit_channel_by_patient");
    }

    /// Whether a patient may choose this lender.
    public static Decision<Boolean> lends(Pack pack, String lender) {
        boolean there = pack.credit().lenders().contains(lender);
        return Decision.by(pack, there, there ? "credit.lenders." + lender : "credit.lenders");
    }
}
