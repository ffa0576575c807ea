package org.xinyi.clearing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.Money;
import org.xinyi.ledger.Account;
import org.xinyi.ledger.Account.LossReason;
import org.xinyi.ledger.Entry;
import org.xinyi.ledger.Journal;
import org.xinyi.ledger.JournalKind;
import org.xinyi.ledger.Source;

/// How money that arrives stands in the books: J3 from a lender, J5 from a channel, J6 from an
/// insurer.
final class PaidJournals {

    private PaidJournals() {}

    static Journal of(JournalId id, Arrival arrival) {
        Instant at = BusinessClock.startOf(arrival.paidOn());
        return new Journal(id, kind(arrival.kind()), at, entries(arrival));
    }

    private static JournalKind kind(Arrival.Kind kind) {
        return switch (kind) {
            case LENDER -> JournalKind.LENDER_PAID;
            case CHANNEL -> JournalKind.CHANNEL_PAID;
            case INSURER -> JournalKind.INSURER_PAID;
        };
    }

    /// Empty when nothing was paid and nothing kept.
    static List<Entry> entries(Arrival arrival) {
        return switch (arrival.kind()) {
            case LENDER -> ofLender(arrival);
            case CHANNEL -> ofChannel(arrival);
            case INSURER -> ofInsurer(arrival);
        };
    }

    private static List<Entry> ofLender(Arrival paid) {
        if (paid.net().isZero()) {
            return List.of();
        }
        return List.of(
                Entry.signed(
                        paid.owner(),
                        Source.PERSONAL,
                        Account.position(),
                        Account.between(paid.payer()),
                        paid.net()),
                Entry.signed(
                        paid.payer(),
                        Source.PERSONAL,
                        Account.between(paid.owner()),
                        Account.position(),
                        paid.net()));
    }

    private static List<Entry> ofChannel(Arrival paid) {
        Account channel = Account.channel(paid.channel());
        List<Entry> entries = new ArrayList<>();
        add(entries, paid, Account.position(), channel, paid.net());
        add(entries, paid, Account.loss(LossReason.CHANNEL_FEE), channel, paid.fee());
        return entries;
    }

    /// What the insurer withheld stays in `INSURER`: whether that is final its list does not say.
    private static List<Entry> ofInsurer(Arrival paid) {
        List<Entry> entries = new ArrayList<>();
        add(entries, paid, Account.position(), Account.insurer(paid.payer()), paid.net());
        return entries;
    }

    private static void add(
            List<Entry> entries, Arrival paid, Account debit, Account credit, Money amount) {
        if (!amount.isZero()) {
            entries.add(Entry.signed(paid.owner(), paid.source(), debit, credit, amount));
        }
    }
}
