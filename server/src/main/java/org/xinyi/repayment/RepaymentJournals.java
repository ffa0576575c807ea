package org.xinyi.repayment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.xinyi.credit.Obligation;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;
import org.xinyi.ledger.Account;
import org.xinyi.ledger.Entry;
import org.xinyi.ledger.Journal;
import org.xinyi.ledger.JournalKind;
import org.xinyi.ledger.Source;
import org.xinyi.payment.Channel;
import org.xinyi.payment.MoneyGivenBack;
import org.xinyi.payment.Payments;

/// How repayments stand in the books (J4, and the charges of J16).
final class RepaymentJournals {

    private RepaymentJournals() {}

    static Journal repaid(Repayment repayment) {
        Payments.Payment payment = repayment.payment();
        PartyId owner = payment.payee();
        Account from = received(payment.channel());
        List<Entry> entries = new ArrayList<>();
        for (Allocation.Part part : repayment.allocation().parts()) {
            Obligation obligation = part.to().obligation();
            if (part.charge().isPositive()) {
                entries.add(
                        new Entry(
                                owner,
                                Source.INTEREST,
                                from,
                                Account.charges(obligation.id()),
                                part.charge()));
            }
            if (part.principal().isPositive()) {
                entries.add(
                        new Entry(
                                owner,
                                Source.PERSONAL,
                                from,
                                Account.line(obligation.id(), obligation.line()),
                                part.principal()));
            }
        }
        if (repayment.allocation().excess().isPositive()) {
            entries.add(
                    new Entry(
                            owner,
                            Source.PERSONAL,
                            from,
                            Account.patientCredit(Receiving.debtor(payment)),
                            repayment.allocation().excess()));
        }
        boolean nothingOwed = repayment.allocation().parts().isEmpty();
        return new Journal(
                repayment.journal(),
                nothingOwed ? JournalKind.OVERPAID : JournalKind.REPAID,
                at(payment),
                entries);
    }

    static Journal givenBack(JournalId id, MoneyGivenBack.Item item, PatientId creditOf) {
        return new Journal(
                id,
                JournalKind.GIVEN_BACK,
                item.at(),
                List.of(
                        new Entry(
                                item.owner(),
                                Source.PERSONAL,
                                Account.patientCredit(creditOf),
                                received(item.channel()),
                                item.amount())));
    }

    /// Money at a bank's own counter is the owner's at once; every other channel pays it on later.
    private static Account received(Channel channel) {
        return channel == Channel.BANK ? Account.position() : Account.channel(channel.code());
    }

    private static Instant at(Payments.Payment payment) {
        return Objects.requireNonNull(payment.receivedAt(), () -> "Not received: " + payment);
    }
}
