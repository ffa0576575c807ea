package org.xinyi.sandbox.wechat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.clock.DayWork;
import org.xinyi.sandbox.clock.SandboxClock;
import org.xinyi.sandbox.faults.Faults;
import org.xinyi.sandbox.web.BadCall;
import org.xinyi.sandbox.web.Call;
import org.xinyi.sandbox.web.Handler;
import org.xinyi.sandbox.web.Reply;
import org.xinyi.sandbox.web.Routes;
import org.xinyi.sandbox.web.Twin;
import org.xinyi.sandbox.wechat.WechatFact.DayEnded;
import org.xinyi.sandbox.wechat.WechatFact.DaysBegun;

/// WeChat Pay, API v3, with native orders.
public final class WechatTwin implements Twin, DayWork {

    private final WechatBook book;
    private final SandboxClock clock;
    private final PlatformKey platformKey;
    private final Callbacks callbacks;
    private final Routes routes;

    /// @param wall the time of signatures
    public WechatTwin(Path folder, SandboxClock clock, Clock wall, Faults faults) {
        this.book = new WechatBook(folder);
        this.clock = clock;
        this.platformKey = PlatformKey.of(book, wall);
        this.callbacks = new Callbacks(book, faults, new CallbackSender(book, platformKey));
        this.routes = new Routes(name(), faults, book::flush);
        Bills bills = new Bills(book, clock);
        orders(new Ordering(book));
        refunds(new Refunding(book, callbacks));
        signed("GET", "v3/bill/tradebill", "tradebill", bills::ask);
        WechatAdmin admin = new WechatAdmin(book, clock, platformKey, callbacks);
        Wallet wallet = new Wallet(book, admin);
        Contracts contracts = new Contracts(book, admin);
        signed("POST", "v3/papay/contracts", "contract", contracts::propose);
        signed("POST", "v3/papay/contracts/{code}/end", "contract-end", contracts::end);
        signed("POST", "v3/papay/transactions", "debit", contracts::debit);
        routes.call("GET", "v3/billdownload/file", "billdownload", unsigned(bills::download))
                .call("GET", "admin/payouts", "payouts", admin::payouts)
                .desk("GET", "wallet", wallet::page)
                .desk("POST", "wallet", wallet::pay)
                .desk("POST", "admin/pay", admin::pay)
                .desk("POST", "admin/contracts", contracts::confirm)
                .desk("POST", "admin/merchants", admin::saveMerchants)
                .desk("GET", "admin/platform-key", admin::platformKey);
    }

    private void orders(Ordering ordering) {
        signed("POST", "v3/pay/transactions/native", "native", ordering::place);
        signed("GET", "v3/pay/transactions/out-trade-no/{no}", "query", ordering::find);
        signed("GET", "v3/pay/transactions/id/{id}", "query", ordering::findByTransaction);
        signed("POST", "v3/pay/transactions/out-trade-no/{no}/close", "close", ordering::close);
    }

    private void refunds(Refunding refunding) {
        signed("POST", "v3/refund/domestic/refunds", "refunds", refunding::refund);
        signed("GET", "v3/refund/domestic/refunds/{no}", "refund-query", refunding::find);
    }

    private void signed(
            String method, String pattern, String operation, Function<MerchantCall, Reply> work) {
        Handler handler =
                call -> {
                    Authorization authorization = Authorization.of(call);
                    Merchant merchant =
                            authorization.check(call, book.merchant(authorization.mchid()));
                    synchronized (book) {
                        return work.apply(new MerchantCall(call, merchant, clock.now()));
                    }
                };
        Handler unsigned = unsigned(handler);
        routes.call(method, pattern, operation, call -> platformKey.sign(unsigned.handle(call)));
    }

    /// Every refusal is an answer of API v3.
    private static Handler unsigned(Handler handler) {
        return call -> {
            try {
                return handler.handle(call);
            } catch (WechatRefused refused) {
                return refused.reply();
            } catch (BadCall bad) {
                return WechatRefused.parameter(String.valueOf(bad.getMessage())).reply();
            }
        };
    }

    @Override
    public String name() {
        return "wechat";
    }

    @Override
    public String title() {
        return "微信支付 / WeChat Pay";
    }

    @Override
    public Reply answer(Call call) {
        return routes.answer(call);
    }

    @Override
    public @Nullable LocalDate lastEndedDay() {
        synchronized (book) {
            return book.lastEndedDay();
        }
    }

    @Override
    public void beginAfter(LocalDate day) {
        synchronized (book) {
            book.record(new DaysBegun(day));
        }
        book.flush();
    }

    @Override
    public void endDay(LocalDate day) {
        synchronized (book) {
            book.record(new DayEnded(day, WechatPayouts.after(day, book)));
        }
        book.flush();
    }

    @Override
    public void close() {
        callbacks.close();
        book.close();
    }
}
