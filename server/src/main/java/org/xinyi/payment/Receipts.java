package org.xinyi.payment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Batcher;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PaymentId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.payment.Discrepancies.Kind;

/// Books what channels say was paid: each payment once, however often and by whom it is told. What
/// arrives at the same time is booked in one transaction, and told in one event within it.
@Component
class Receipts implements AutoCloseable {

    /// The rows are locked in order of their number, so that two batches never wait for each other.
    private static final String RECEIVE =
            """
            UPDATE payment p
            SET status = 2,
                received_at = LEAST(GREATEST(t.paid_at, p.opened_at), ?::timestamptz),
                noted_at = ?::timestamptz,
                ask_at = NULL,
                reference = t.reference
            FROM (
                SELECT l.id, t.payee, t.channel, t.amount, t.reference, t.paid_at
                FROM unnest(
                    ?::bigint[], ?::bigint[], ?::smallint[], ?::bigint[], ?::text[],
                    ?::timestamptz[])
                    AS t (id, payee, channel, amount, reference, paid_at)
                JOIN payment l ON l.id = t.id
                ORDER BY l.id
                FOR UPDATE OF l
            ) t
            WHERE p.id = t.id
                AND p.payee = t.payee
                AND p.channel = t.channel
                AND p.amount = t.amount
                AND p.status <> 2
            RETURNING
            """
                    + StoredPayment.COLUMNS;

    /// What a channel says was paid.
    ///
    /// @param payee whose merchant collected it
    /// @param reference the channel's own number
    record Receipt(
            PaymentId payment,
            PartyId payee,
            Channel channel,
            String reference,
            Money amount,
            Instant paidAt) {}

    private final Sql sql;
    private final PaymentRows rows;
    private final BusinessClock clock;
    private final DiscrepancyLog discrepancies;
    private final ApplicationEventPublisher events;
    private final Batcher<Receipt, Outcome<PaymentId>> batcher;

    Receipts(
            Sql sql,
            PaymentRows rows,
            BusinessClock clock,
            DiscrepancyLog discrepancies,
            ApplicationEventPublisher events,
            Batcher.Limits limits) {
        this.sql = sql;
        this.rows = rows;
        this.clock = clock;
        this.discrepancies = discrepancies;
        this.events = events;
        this.batcher =
                new Batcher<>("receipts", limits, _ -> 1, this::receiveAll, Sql::isTransient);
    }

    /// Answers once it is booked, by this call or by an earlier one. Refused is what does not agree
    /// with our row; it stands among the discrepancies then.
    Outcome<PaymentId> receive(Receipt receipt) {
        return batcher.submit(receipt);
    }

    @Override
    public void close() {
        batcher.close();
    }

    private List<Outcome<PaymentId>> receiveAll(List<Receipt> receipts) {
        return sql.inTransaction(
                () -> {
                    Instant now = clock.now();
                    Map<PaymentId, StoredPayment> known = new HashMap<>();
                    List<StoredPayment> fresh = book(receipts, now);
                    fresh.forEach(row -> known.put(row.id(), row));
                    List<PaymentId> others =
                            receipts.stream()
                                    .map(Receipt::payment)
                                    .filter(id -> !known.containsKey(id))
                                    .distinct()
                                    .toList();
                    known.putAll(rows.find(others));
                    List<Outcome<PaymentId>> outcomes = new ArrayList<>();
                    for (Receipt receipt : receipts) {
                        outcomes.add(judge(receipt, known.get(receipt.payment()), now));
                    }
                    if (!fresh.isEmpty()) {
                        events.publishEvent(
                                new PaymentsReceived(
                                        fresh.stream().map(StoredPayment::payment).toList()));
                    }
                    return outcomes;
                });
    }

    private List<StoredPayment> book(List<Receipt> receipts, Instant now) {
        return sql
                .over(receipts)
                .with(now)
                .with(now)
                .ids(Receipt::payment)
                .ids(Receipt::payee)
                .shorts(receipt -> receipt.channel().code())
                .money(Receipt::amount)
                .texts(Receipt::reference)
                .instants(Receipt::paidAt)
                .query(RECEIVE, StoredPayment::of)
                .stream()
                .sorted(Comparator.comparingLong(row -> row.id().value()))
                .toList();
    }

    private Outcome<PaymentId> judge(Receipt receipt, @Nullable StoredPayment row, Instant now) {
        PaymentId id = receipt.payment();
        if (row == null) {
            note(receipt, Kind.PAYMENT_UNKNOWN, null, now);
            return Outcome.refused(new PaymentRefusal.PaymentUnknown(id.value()));
        }
        Money expected = row.payment().amount();
        if (!row.payment().payee().equals(receipt.payee())
                || row.payment().channel() != receipt.channel()) {
            note(receipt, Kind.PAYEE_DIFFERS, expected, now);
            return Outcome.refused(new PaymentRefusal.CallbackPayeeDiffers(id.value()));
        }
        if (!expected.equals(receipt.amount())) {
            note(receipt, Kind.AMOUNT_DIFFERS, expected, now);
            return Outcome.refused(
                    new PaymentRefusal.CallbackAmountDiffers(
                            id.value(), expected, receipt.amount()));
        }
        if (!receipt.reference().equals(row.reference())) {
            note(receipt, Kind.PAID_TWICE, expected, now);
        }
        return Outcome.done(id);
    }

    private void note(Receipt receipt, Kind kind, @Nullable Money expected, Instant now) {
        discrepancies.note(
                new DiscrepancyLog.Found(
                        kind,
                        receipt.payment().value(),
                        receipt.payee(),
                        expected,
                        receipt.amount(),
                        receipt.reference(),
                        now));
    }
}
