package org.xinyi.sandbox.channel;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.channel.ChannelFact.DayEnded;
import org.xinyi.sandbox.channel.ChannelFact.DaysBegun;
import org.xinyi.sandbox.channel.ChannelFact.MerchantKey;
import org.xinyi.sandbox.channel.ChannelFact.MerchantRegistered;
import org.xinyi.sandbox.channel.ChannelFact.TradeKey;
import org.xinyi.sandbox.clock.DayWork;
import org.xinyi.sandbox.clock.SandboxClock;
import org.xinyi.sandbox.faults.Faults;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.BadCall;
import org.xinyi.sandbox.web.Call;
import org.xinyi.sandbox.web.Fields;
import org.xinyi.sandbox.web.Handler;
import org.xinyi.sandbox.web.Reply;
import org.xinyi.sandbox.web.Routes;
import org.xinyi.sandbox.web.Sm3Signature;
import org.xinyi.sandbox.web.Twin;
import tools.jackson.databind.JsonNode;

/// UnionPay, Alipay and the digital yuan. Their own formats are not spoken: this one is the
/// project's, the same for the three, and calls nobody back.
public final class ChannelTwin implements Twin, DayWork {

    private static final Set<String> CHANNELS = Set.of("unionpay", "alipay", "ecny");

    private final ChannelBook book;
    private final SandboxClock clock;
    private final Trading trading;
    private final Routes routes;

    public ChannelTwin(Path folder, SandboxClock clock, Faults faults) {
        this.book = new ChannelBook(folder);
        this.clock = clock;
        this.trading = new Trading(book);
        this.routes = new Routes(name(), faults, book::flush);
        Contracts contracts = new Contracts(book);
        ChannelFiles files = new ChannelFiles(book, clock);
        signed("POST", "{channel}/orders", "order", trading::order);
        signed("POST", "{channel}/closings", "close", trading::close);
        signed("GET", "{channel}/orders/{no}", "query", trading::find);
        signed("POST", "{channel}/debits", "debit", trading::debit);
        signed("POST", "{channel}/refunds", "refund", trading::refund);
        signed("GET", "{channel}/refunds/{no}", "refund-query", trading::findRefund);
        signed("POST", "{channel}/contracts", "contract", contracts::propose);
        signed("GET", "{channel}/contracts/{no}", "contract-query", contracts::find);
        signed("POST", "{channel}/contracts/{no}/end", "contract-end", contracts::end);
        signed("GET", "{channel}/statements/{date}", "statement", files::statement);
        signed("GET", "{channel}/payouts", "payouts", files::payouts);
        routes.desk("POST", "{channel}/admin/merchants", this::register)
                .desk("POST", "{channel}/admin/contracts", contracts::confirm)
                .desk("POST", "{channel}/admin/pay", this::pay);
    }

    private void signed(
            String method, String pattern, String operation, Function<SignedCall, Reply> work) {
        Handler handler =
                call -> {
                    channel(call);
                    synchronized (book) {
                        return work.apply(new SignedCall(call, client(call), clock.now()));
                    }
                };
        routes.call(method, pattern, operation, handler);
    }

    private static String channel(Call call) {
        if (!CHANNELS.contains(call.segment(0))) {
            throw new BadCall(404, "CHANNEL_UNKNOWN", "无此渠道 / No such channel");
        }
        return call.segment(0);
    }

    /// The signature covers method, path with query, and body.
    private String client(Call call) {
        String client = call.header("X-Client");
        @Nullable Sm3Signature secret = book.secret(client);
        String head = call.method() + "\n" + call.target() + "\n";
        if (secret == null || !secret.verifies(call.header("X-Signature"), head, call.body())) {
            throw new BadCall(401, "SIGNATURE_INVALID", "签名错误 / The signature is wrong");
        }
        return client;
    }

    /// At the desk: a merchant, and who calls for it.
    private Reply register(Call call) {
        JsonNode body = call.json();
        synchronized (book) {
            book.record(
                    new MerchantRegistered(
                            new MerchantKey(channel(call), Fields.required(body, "mchid")),
                            Fields.required(body, "client"),
                            Fields.required(body, "secret"),
                            Fields.text(body, "payee")));
        }
        return Reply.json(Json.object().put("saved", 1));
    }

    /// At the desk: a person pays an order.
    private Reply pay(Call call) {
        JsonNode body = call.json();
        synchronized (book) {
            Order order =
                    trading.order(
                            new TradeKey(
                                    new MerchantKey(channel(call), Fields.required(body, "mchid")),
                                    Fields.required(body, "orderNo")));
            trading.pay(order, Fields.required(body, "payer"), clock.now());
            return Reply.json(order.view());
        }
    }

    @Override
    public String name() {
        return "channels";
    }

    @Override
    public String title() {
        return "银联、支付宝、数字人民币 / UnionPay, Alipay, the digital yuan";
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
            book.record(new DayEnded(day));
        }
        book.flush();
    }

    @Override
    public void close() {
        book.close();
    }
}
