package org.xinyi.payment;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.xinyi.kernel.Batcher;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.PaymentId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.payment.OnlineChannel.DebitAnswer;
import org.xinyi.payment.OnlineChannel.Order;
import org.xinyi.payment.OnlineChannel.OrderAnswer;
import org.xinyi.payment.Payments.NewPayment;
import org.xinyi.payment.Payments.Opened;
import org.xinyi.payment.Payments.Status;

/// Opens payments at online channels: first the row, then the call, then the channel's answer.
@Component
class OnlinePayments implements AutoCloseable {

    private static final int ATTEMPTS_MAX = 2;

    private final Sql sql;
    private final PaymentRows rows;
    private final OnlineChannels channels;
    private final ClosingPayments closing;
    private final Receipts receipts;
    private final BusinessClock clock;
    private final Batcher<NewPayment, Boolean> intents;
    private final Batcher<PaymentRows.Code, Boolean> codes;

    OnlinePayments(
            Sql sql,
            PaymentRows rows,
            OnlineChannels channels,
            ClosingPayments closing,
            Receipts receipts,
            BusinessClock clock,
            Batcher.Limits limits) {
        this.sql = sql;
        this.rows = rows;
        this.clock = clock;
        this.channels = channels;
        this.closing = closing;
        this.receipts = receipts;
        this.intents =
                new Batcher<>("payment-intents", limits, _ -> 1, this::intend, Sql::isTransient);
        this.codes =
                new Batcher<>("payment-codes", limits, _ -> 1, this::keepCodes, Sql::isTransient);
    }

    Outcome<Opened> open(NewPayment wanted) {
        requireNoTransaction();
        if (!wanted.amount().isPositive()) {
            return Outcome.refused(new PaymentRefusal.PaymentNotPositive(wanted.amount()));
        }
        OnlineChannels.Account account =
                channels.account(wanted.payee(), wanted.channel()).orElse(null);
        if (account == null) {
            return Outcome.refused(
                    new PaymentRefusal.ChannelNotOffered(
                            wanted.channel().name(), wanted.payee().value()));
        }
        return intents.submit(wanted) ? order(wanted, account) : again(wanted, account);
    }

    /// Debits under a mandate: first the row, then the call. The same number never debits twice.
    Outcome<PaymentId> debit(NewPayment wanted, long mandate) {
        requireNoTransaction();
        OnlineChannels.Account account =
                channels.account(wanted.payee(), wanted.channel()).orElse(null);
        if (account == null) {
            return Outcome.refused(
                    new PaymentRefusal.ChannelNotOffered(
                            wanted.channel().name(), wanted.payee().value()));
        }
        boolean fresh = intents.submit(wanted);
        if (fresh || rows.find(wanted.id()).orElseThrow().payment().status() == Status.OPEN) {
            Order order = new Order(wanted.id(), wanted.amount());
            book(wanted, account.channel().debit(account.merchant(), order, mandate));
        }
        return Outcome.done(wanted.id());
    }

    /// What does not agree stands among the discrepancies, and is asked for again.
    private void book(NewPayment wanted, DebitAnswer answer) {
        switch (answer) {
            case DebitAnswer.Debited(var paid) ->
                    receipts.receive(
                            new Receipts.Receipt(
                                    wanted.id(),
                                    wanted.payee(),
                                    wanted.channel(),
                                    paid.reference(),
                                    paid.amount(),
                                    paid.at()));
            case DebitAnswer.Declined _ -> closing.close(wanted.id());
            case DebitAnswer.Accepted _, DebitAnswer.Unknown _ -> {}
        }
    }

    @Override
    public void close() {
        intents.close();
        codes.close();
    }

    private static void requireNoTransaction() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A channel is never called within a transaction");
        }
    }

    private Outcome<Opened> again(NewPayment wanted, OnlineChannels.Account account) {
        long id = wanted.id().value();
        StoredPayment before = rows.find(wanted.id()).orElseThrow();
        if (!before.asNew().equals(wanted)) {
            return Outcome.refused(new PaymentRefusal.PaymentIdReused(id));
        }
        if (before.payment().status() == Status.CLOSED) {
            return Outcome.refused(new PaymentRefusal.PaymentExpired(id));
        }
        String codeUrl = before.codeUrl();
        if (codeUrl == null && !before.isReceived()) {
            return order(wanted, account);
        }
        return Outcome.done(new Opened(wanted.id(), codeUrl == null ? "" : codeUrl));
    }

    /// Orders at the channel. The same number never orders twice there, so an answer that is
    /// lost is asked for once more at once.
    private Outcome<Opened> order(NewPayment wanted, OnlineChannels.Account account) {
        Order order = new Order(wanted.id(), wanted.amount());
        OrderAnswer answer = account.channel().order(account.merchant(), order);
        for (int attempt = 1;
                attempt < ATTEMPTS_MAX && answer instanceof OrderAnswer.Unknown;
                attempt++) {
            answer = account.channel().order(account.merchant(), order);
        }
        return switch (answer) {
            case OrderAnswer.Placed(String codeUrl) -> {
                codes.submit(new PaymentRows.Code(wanted.id(), codeUrl));
                yield Outcome.done(new Opened(wanted.id(), codeUrl));
            }
            case OrderAnswer.Declined _ -> {
                closing.close(wanted.id());
                yield unavailable(wanted);
            }
            case OrderAnswer.Unknown _ -> unavailable(wanted);
        };
    }

    private static Outcome<Opened> unavailable(NewPayment wanted) {
        return Outcome.refused(new PaymentRefusal.ChannelUnavailable(wanted.channel().name()));
    }

    private List<Boolean> intend(List<NewPayment> wanted) {
        return sql.inTransaction(
                () -> {
                    Set<PaymentId> fresh =
                            rows.insert(
                                    wanted.stream().map(OnlinePayments::row).toList(), clock.now());
                    return wanted.stream().map(payment -> fresh.contains(payment.id())).toList();
                });
    }

    private static PaymentRows.New row(NewPayment payment) {
        InstitutionId payee = new InstitutionId(payment.payee().value());
        return new PaymentRows.New(payment, payee, null, null);
    }

    private List<Boolean> keepCodes(List<PaymentRows.Code> kept) {
        rows.setCodes(kept);
        return kept.stream().map(_ -> true).toList();
    }
}
