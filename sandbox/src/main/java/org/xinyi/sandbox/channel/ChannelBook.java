package org.xinyi.sandbox.channel;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.channel.ChannelFact.Closed;
import org.xinyi.sandbox.channel.ChannelFact.ContractConfirmed;
import org.xinyi.sandbox.channel.ChannelFact.ContractEnded;
import org.xinyi.sandbox.channel.ChannelFact.ContractKey;
import org.xinyi.sandbox.channel.ChannelFact.ContractProposed;
import org.xinyi.sandbox.channel.ChannelFact.DayEnded;
import org.xinyi.sandbox.channel.ChannelFact.DaysBegun;
import org.xinyi.sandbox.channel.ChannelFact.MerchantKey;
import org.xinyi.sandbox.channel.ChannelFact.MerchantRegistered;
import org.xinyi.sandbox.channel.ChannelFact.Ordered;
import org.xinyi.sandbox.channel.ChannelFact.Paid;
import org.xinyi.sandbox.channel.ChannelFact.Refunded;
import org.xinyi.sandbox.channel.ChannelFact.TradeKey;
import org.xinyi.sandbox.store.Journal;
import org.xinyi.sandbox.web.Sm3Signature;
import org.xinyi.sandbox.web.Times;

/// Everything the channels know. Callers hold its monitor while they read and record.
final class ChannelBook implements AutoCloseable {

    /// A contract as far as it has come.
    ///
    /// @param payer empty until the owner of an account confirmed it
    record Contract(String payer, boolean ended) {

        boolean inForce() {
            return !ended && !payer.isEmpty();
        }
    }

    /// What a merchant's day tells: a payment, or a refund of one.
    ///
    /// @param refund null for the payment itself
    record Trade(Order order, @Nullable Refunded refund) {}

    private final Journal<ChannelFact> journal;
    private final Map<String, Sm3Signature> secrets = new HashMap<>();
    private final Map<MerchantKey, MerchantRegistered> merchants = new HashMap<>();
    private final Map<TradeKey, Order> orders = new HashMap<>();
    private final Map<TradeKey, Refunded> refunds = new HashMap<>();
    private final Map<ContractKey, Contract> contracts = new HashMap<>();
    private final Map<String, Long> balances = new HashMap<>();
    private final Map<MerchantKey, Map<LocalDate, List<Trade>>> days = new HashMap<>();
    private long lastNumber;
    private @Nullable LocalDate lastEndedDay;

    ChannelBook(Path folder) {
        journal = Journal.open(folder, ChannelFact.class, this::apply);
    }

    void record(ChannelFact fact) {
        journal.record(fact);
    }

    void flush() {
        journal.flush();
    }

    @Nullable Sm3Signature secret(String client) {
        return secrets.get(client);
    }

    @Nullable MerchantRegistered merchant(MerchantKey key) {
        return merchants.get(key);
    }

    @Nullable Order order(TradeKey key) {
        return orders.get(key);
    }

    @Nullable Refunded refund(TradeKey key) {
        return refunds.get(key);
    }

    @Nullable Contract contract(ContractKey key) {
        return contracts.get(key);
    }

    /// What somebody has on the account, in fen.
    long balance(String channel, String payer) {
        return balances.getOrDefault(channel + " " + payer, 0L);
    }

    /// The trades of a merchant by day.
    Map<LocalDate, List<Trade>> days(MerchantKey merchant) {
        return days.computeIfAbsent(merchant, _ -> new TreeMap<>());
    }

    /// A reference that was never given out.
    String nextReference(Instant at) {
        return Times.compact(at).substring(0, 8) + String.format("%012d", lastNumber + 1);
    }

    @Nullable LocalDate lastEndedDay() {
        return lastEndedDay;
    }

    @Override
    public void close() {
        journal.close();
    }

    private void apply(ChannelFact fact) {
        switch (fact) {
            case MerchantRegistered one -> {
                merchants.put(one.merchant(), one);
                secrets.put(one.client(), new Sm3Signature(one.secret()));
            }
            case Ordered one -> orders.put(one.order(), new Order(one));
            case Paid one -> apply(one);
            case Closed one -> known(one.order()).close();
            case Refunded one -> apply(one);
            case ContractProposed one -> contracts.put(one.contract(), new Contract("", false));
            case ContractConfirmed one -> {
                contracts.put(one.contract(), new Contract(one.payer(), false));
                balances.put(one.contract().channel() + " " + one.payer(), one.balance());
            }
            case ContractEnded one -> contracts.put(one.contract(), new Contract("", true));
            case DaysBegun one -> lastEndedDay = one.after();
            case DayEnded one -> lastEndedDay = one.day();
        }
    }

    private void apply(Paid paid) {
        Order order = known(paid.order());
        order.pay(paid);
        move(paid.order(), paid.payer(), -order.ordered().amount());
        trades(paid.order(), paid.at()).add(new Trade(order, null));
        lastNumber++;
    }

    private void apply(Refunded refunded) {
        refunds.put(refunded.refund(), refunded);
        TradeKey key = new TradeKey(refunded.refund().merchant(), refunded.order());
        Order order = known(key);
        order.refund(refunded.amount());
        Paid paid = order.paid();
        if (paid != null) {
            move(key, paid.payer(), refunded.amount());
        }
        trades(key, refunded.at()).add(new Trade(order, refunded));
        lastNumber++;
    }

    private void move(TradeKey order, String payer, long fen) {
        balances.merge(order.merchant().channel() + " " + payer, fen, Math::addExact);
    }

    private List<Trade> trades(TradeKey order, Instant at) {
        return days(order.merchant()).computeIfAbsent(Times.dateOf(at), _ -> new ArrayList<>());
    }

    private Order known(TradeKey key) {
        return Objects.requireNonNull(orders.get(key));
    }
}
