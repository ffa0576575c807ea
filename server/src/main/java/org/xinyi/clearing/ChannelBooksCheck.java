package org.xinyi.clearing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.ledger.Account;
import org.xinyi.ledger.Books;
import org.xinyi.ledger.Check;
import org.xinyi.ledger.JournalKind;
import org.xinyi.payment.Channel;
import org.xinyi.payment.MoneyMoved;

/// What each payee was paid on a channel, less what was given back there, stands on that channel in
/// the payee's book.
@Component
class ChannelBooksCheck implements Check {

    private final Books books;
    private final MoneyMoved money;

    ChannelBooksCheck(Books books, MoneyMoved money) {
        this.books = books;
        this.money = money;
    }

    private record Drawer(PartyId owner, long channel) {}

    @Override
    public String name() {
        return "what-was-paid-stands-on-its-channel";
    }

    @Override
    public void run(Findings findings) {
        Map<Drawer, Money> moved = new HashMap<>();
        try (Stream<MoneyMoved.Moved> payments = money.payments()) {
            payments.forEach(one -> add(moved, one, one.amount()));
        }
        try (Stream<MoneyMoved.Moved> returned = money.givenBack()) {
            returned.forEach(one -> add(moved, one, one.amount().negated()));
        }
        Map<Drawer, Money> booked = booked();
        Set<Drawer> drawers = new HashSet<>(moved.keySet());
        drawers.addAll(booked.keySet());
        for (Drawer drawer : drawers) {
            findings.compared(1);
            Money ours = booked.getOrDefault(drawer, Money.ZERO);
            Money theirs = moved.getOrDefault(drawer, Money.ZERO);
            if (!ours.equals(theirs)) {
                findings.difference(
                        "channel %d of party %d".formatted(drawer.channel, drawer.owner.value()),
                        ours,
                        theirs);
            }
        }
    }

    /// What is paid at a bank is the owner's at once and stands on no channel.
    private static void add(Map<Drawer, Money> moved, MoneyMoved.Moved one, Money amount) {
        if (one.at() != null && one.channel() != Channel.BANK) {
            moved.merge(new Drawer(one.payee(), one.channel().code()), amount, Money::plus);
        }
    }

    private Map<Drawer, Money> booked() {
        Map<Drawer, Money> booked = new HashMap<>();
        try (Stream<Books.Sum> sums = books.sums(Account.Type.CHANNEL)) {
            sums.forEach(
                    sum ->
                            booked.merge(
                                    new Drawer(sum.owner(), sum.key()), sum.amount(), Money::plus));
        }
        try (Stream<Books.Line> paid = books.entries(Set.of(JournalKind.CHANNEL_PAID))) {
            paid.forEach(
                    line -> {
                        Long key = Books.key(line, Account.Type.CHANNEL);
                        if (key != null) {
                            booked.merge(
                                    new Drawer(line.owner(), key),
                                    Books.signed(line, Account.Type.CHANNEL).negated(),
                                    Money::plus);
                        }
                    });
        }
        return booked;
    }
}
