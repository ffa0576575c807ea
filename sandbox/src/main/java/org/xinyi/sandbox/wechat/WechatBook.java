package org.xinyi.sandbox.wechat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.store.Journal;
import org.xinyi.sandbox.web.Times;
import org.xinyi.sandbox.wechat.WechatFact.CallbackEnded;
import org.xinyi.sandbox.wechat.WechatFact.Closed;
import org.xinyi.sandbox.wechat.WechatFact.ContractConfirmed;
import org.xinyi.sandbox.wechat.WechatFact.ContractEnded;
import org.xinyi.sandbox.wechat.WechatFact.ContractProposed;
import org.xinyi.sandbox.wechat.WechatFact.DayEnded;
import org.xinyi.sandbox.wechat.WechatFact.DaysBegun;
import org.xinyi.sandbox.wechat.WechatFact.MerchantRegistered;
import org.xinyi.sandbox.wechat.WechatFact.Ordered;
import org.xinyi.sandbox.wechat.WechatFact.Paid;
import org.xinyi.sandbox.wechat.WechatFact.Payout;
import org.xinyi.sandbox.wechat.WechatFact.PlatformKeyMade;
import org.xinyi.sandbox.wechat.WechatFact.Refunded;

/// Everything WeChat Pay knows. Callers hold its monitor while they read and record.
final class WechatBook implements AutoCloseable {

    private final Journal<WechatFact> journal;
    private final Map<String, Merchant> merchants = new LinkedHashMap<>();
    private final Map<String, Trade> callbacks = new LinkedHashMap<>();
    private final Map<String, Contracts.Contract> contracts = new LinkedHashMap<>();
    private final List<Payout> payouts = new ArrayList<>();
    private @Nullable PlatformKeyMade platformKey;
    private long lastNumber;
    private @Nullable LocalDate lastEndedDay;

    WechatBook(Path folder) {
        journal = Journal.open(folder, WechatFact.class, this::apply);
    }

    void record(WechatFact fact) {
        journal.record(fact);
    }

    void flush() {
        journal.flush();
    }

    synchronized @Nullable Merchant merchant(String mchid) {
        return merchants.get(mchid);
    }

    Collection<Merchant> merchants() {
        return merchants.values();
    }

    @Nullable PlatformKeyMade platformKey() {
        return platformKey;
    }

    List<Payout> payouts() {
        return payouts;
    }

    /// Payments and refunds whose callback nobody acknowledged yet, by the callback's id.
    Map<String, Trade> callbacks() {
        return callbacks;
    }

    Contracts.@Nullable Contract contract(String mchid, String code) {
        return contracts.get(key(mchid, code));
    }

    private static String key(String mchid, String code) {
        return mchid + " " + code;
    }

    /// A number that was never given out, of a transaction or a refund.
    long nextNumber() {
        return lastNumber + 1;
    }

    @Nullable LocalDate lastEndedDay() {
        return lastEndedDay;
    }

    @Override
    public void close() {
        journal.close();
    }

    private void apply(WechatFact fact) {
        switch (fact) {
            case PlatformKeyMade made -> platformKey = made;
            case MerchantRegistered registered -> apply(registered);
            case Ordered ordered ->
                    known(ordered.mchid()).orders().put(ordered.number(), new Order(ordered));
            case Closed closed -> order(closed.mchid(), closed.number()).close();
            case Paid paid -> apply(paid);
            case Refunded refunded -> apply(refunded);
            case ContractProposed one ->
                    contracts.put(
                            key(one.mchid(), one.code()), new Contracts.Contract("", true, false));
            case ContractConfirmed one ->
                    contracts.put(
                            key(one.mchid(), one.code()),
                            new Contracts.Contract(one.payer(), one.funds(), false));
            case ContractEnded one ->
                    contracts.put(
                            key(one.mchid(), one.code()), new Contracts.Contract("", false, true));
            case CallbackEnded ended -> callbacks.remove(ended.id());
            case DaysBegun begun -> lastEndedDay = begun.after();
            case DayEnded ended -> {
                lastEndedDay = ended.day();
                payouts.addAll(ended.payouts());
            }
        }
    }

    private void apply(MerchantRegistered registered) {
        Merchant known = merchants.get(registered.mchid());
        if (known == null) {
            merchants.put(registered.mchid(), new Merchant(registered));
        } else {
            known.register(registered);
        }
    }

    private void apply(Paid paid) {
        Merchant merchant = known(paid.mchid());
        Order order = order(paid.mchid(), paid.number());
        order.pay(paid);
        merchant.ordersByTransaction().put(paid.transaction(), order);
        merchant.add(Times.dateOf(paid.at()), order);
        callbacks.put(Callbacks.id(order), order);
        lastNumber++;
    }

    private void apply(Refunded refunded) {
        Merchant merchant = known(refunded.mchid());
        Order order = order(refunded.mchid(), refunded.order());
        Refund refund = new Refund(refunded, order);
        order.refund(refunded.amount());
        merchant.refunds().put(refunded.number(), refund);
        merchant.add(Times.dateOf(refunded.at()), refund);
        if (!refunded.notifyUrl().isEmpty()) {
            callbacks.put(Callbacks.id(refund), refund);
        }
        lastNumber++;
    }

    private Order order(String mchid, String number) {
        return Objects.requireNonNull(known(mchid).orders().get(number));
    }

    private Merchant known(String mchid) {
        return Objects.requireNonNull(merchants.get(mchid));
    }
}
