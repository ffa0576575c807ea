package org.xinyi.payment;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.City;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PaymentId;
import org.xinyi.kernel.RefusedException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// WeChat Pay API v3, native orders. Source: pay.weixin.qq.com/doc/v3/merchant.
@Component
class WeChatPay implements OnlineChannel {

    private static final Logger LOG = LoggerFactory.getLogger(WeChatPay.class);
    private static final String DESCRIPTION = "医疗费用 Medical bill";
    private static final String ORDERS = "/v3/pay/transactions/out-trade-no/";
    private static final String CONTRACTS = "/v3/papay/contracts";
    private static final String REFUNDS = "/v3/refund/domestic/refunds";

    private final WeChatHttp http;
    private final WeChatFiles files;
    private final WeChatSettings settings;
    private final PlatformKeys keys;
    private final JsonMapper json;
    private final Environment environment;

    WeChatPay(
            WeChatHttp http,
            WeChatFiles files,
            WeChatSettings settings,
            PlatformKeys keys,
            JsonMapper json,
            Environment environment) {
        this.http = http;
        this.files = files;
        this.settings = settings;
        this.keys = keys;
        this.json = json;
        this.environment = environment;
    }

    @Override
    public Channel channel() {
        return Channel.WECHAT;
    }

    @Override
    public boolean register(Merchant merchant) {
        if (!settings.adminRegistration()) {
            return true;
        }
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("mchid", merchant.mchid());
        wanted.put("serialNo", merchant.serial());
        wanted.put("publicKey", RsaKeys.pem(merchant.publicKey()));
        wanted.put("apiV3Key", merchant.apiKey());
        wanted.put("payee", String.valueOf(merchant.payee().value()));
        try {
            http.admin("/admin/merchants", wanted);
            JsonNode key = http.admin("/admin/platform-key");
            return keys.pin(
                    channel(),
                    WeChatWords.text(key, "serial"),
                    RsaKeys.fromPem(WeChatWords.text(key, "publicKey")));
        } catch (IOException | IllegalArgumentException | JacksonException failure) {
            LOG.warn("{} could not be registered: {}", merchant, failure.toString());
            return false;
        }
    }

    @Override
    public OrderAnswer order(Merchant merchant, Order order) {
        Map<String, Object> wanted = wanted(merchant, order);
        return switch (http.post(merchant, "/v3/pay/transactions/native", wanted)) {
            case WeChatHttp.Answer.Unknown(String why) -> new OrderAnswer.Unknown(why);
            case WeChatHttp.Answer.Verified answer -> placed(answer);
        };
    }

    private Map<String, Object> wanted(Merchant merchant, Order order) {
        Map<String, Object> wanted = new LinkedHashMap<>();
        if (!settings.appid().isEmpty()) {
            wanted.put("appid", settings.appid());
        }
        wanted.put("mchid", merchant.mchid());
        wanted.put("description", DESCRIPTION);
        wanted.put("out_trade_no", number(order.payment()));
        wanted.put("notify_url", notifyUrl(merchant));
        wanted.put("amount", total(order.amount()));
        return wanted;
    }

    private static OrderAnswer placed(WeChatHttp.Answer.Verified answer) {
        String codeUrl = answer.body().path("code_url").asString("");
        if (answer.isSuccess() && !codeUrl.isEmpty()) {
            return new OrderAnswer.Placed(codeUrl);
        }
        return mayHaveEffect(answer)
                ? new OrderAnswer.Unknown(answer.code())
                : new OrderAnswer.Declined(answer.code());
    }

    private static boolean mayHaveEffect(WeChatHttp.Answer.Verified answer) {
        return answer.status() / 100 != 4
                || answer.status() == 429
                || answer.code().equals("ORDERPAID")
                || answer.code().equals("ORDER_PAID");
    }

    /// A contract is one merchant's.
    @Override
    public boolean propose(@Nullable Merchant merchant, long mandate) {
        return merchant != null
                && http.post(merchant, CONTRACTS, contract(merchant, mandate))
                        instanceof WeChatHttp.Answer.Verified answer
                && answer.isSuccess();
    }

    @Override
    public void end(@Nullable Merchant merchant, long mandate) {
        if (merchant != null) {
            String code = TradeNumber.of(City.current(), mandate);
            http.post(merchant, CONTRACTS + "/" + code + "/end", Map.of("mchid", merchant.mchid()));
        }
    }

    /// Nobody is told what is in a wallet.
    @Override
    public Optional<Money> available(long mandate) {
        return Optional.empty();
    }

    @Override
    public DebitAnswer debit(Merchant merchant, Order order, long mandate) {
        Map<String, Object> wanted = wanted(merchant, order);
        wanted.putAll(contract(merchant, mandate));
        return switch (http.post(merchant, "/v3/papay/transactions", wanted)) {
            case WeChatHttp.Answer.Unknown(String why) -> new DebitAnswer.Unknown(why);
            case WeChatHttp.Answer.Verified answer when answer.isSuccess() ->
                    new DebitAnswer.Accepted();
            case WeChatHttp.Answer.Verified answer when mayHaveEffect(answer) ->
                    new DebitAnswer.Unknown(answer.code());
            case WeChatHttp.Answer.Verified answer -> new DebitAnswer.Declined(answer.code());
        };
    }

    private static Map<String, Object> contract(Merchant merchant, long mandate) {
        return Map.of(
                "mchid",
                merchant.mchid(),
                "contract_code",
                TradeNumber.of(City.current(), mandate));
    }

    @Override
    public PaymentAnswer ask(Merchant merchant, PaymentId payment) {
        String target = ORDERS + number(payment) + "?mchid=" + merchant.mchid();
        return switch (http.get(merchant, target)) {
            case WeChatHttp.Answer.Unknown(String why) -> new PaymentAnswer.Unknown(why);
            case WeChatHttp.Answer.Verified answer when answer.isSuccess() ->
                    WeChatWords.payment(answer.body());
            case WeChatHttp.Answer.Verified answer when answer.status() == 404 ->
                    new PaymentAnswer.NoSuchPayment();
            case WeChatHttp.Answer.Verified answer -> new PaymentAnswer.Unknown(answer.code());
        };
    }

    @Override
    public void close(Merchant merchant, PaymentId payment) {
        http.post(merchant, ORDERS + number(payment) + "/close", Map.of("mchid", merchant.mchid()));
    }

    @Override
    public RefundAnswer refund(Merchant merchant, Refund refund) {
        Map<String, Object> amount = total(refund.total());
        amount.put("refund", refund.amount().fen());
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("out_trade_no", number(refund.payment()));
        wanted.put("out_refund_no", TradeNumber.of(City.current(), refund.giveBack()));
        wanted.put("notify_url", notifyUrl(merchant));
        wanted.put("amount", amount);
        return switch (http.post(merchant, REFUNDS, wanted)) {
            case WeChatHttp.Answer.Unknown(String why) -> new RefundAnswer.Unknown(why);
            case WeChatHttp.Answer.Verified answer when answer.isSuccess() ->
                    WeChatWords.refund(answer.body(), "status");
            case WeChatHttp.Answer.Verified answer when isFinal(answer) ->
                    new RefundAnswer.Failed(answer.code());
            case WeChatHttp.Answer.Verified answer -> new RefundAnswer.Unknown(answer.code());
        };
    }

    private static boolean isFinal(WeChatHttp.Answer.Verified answer) {
        return answer.status() == 400
                || answer.status() == 404
                || answer.code().equals("USER_ACCOUNT_ABNORMAL");
    }

    @Override
    public RefundAnswer askRefund(Merchant merchant, long giveBack) {
        String target = REFUNDS + "/" + TradeNumber.of(City.current(), giveBack);
        return switch (http.get(merchant, target)) {
            case WeChatHttp.Answer.Unknown(String why) -> new RefundAnswer.Unknown(why);
            case WeChatHttp.Answer.Verified answer when answer.isSuccess() ->
                    WeChatWords.refund(answer.body(), "status");
            case WeChatHttp.Answer.Verified answer when answer.status() == 404 ->
                    new RefundAnswer.NoSuchRefund();
            case WeChatHttp.Answer.Verified answer -> new RefundAnswer.Unknown(answer.code());
        };
    }

    @Override
    public News read(Merchant merchant, SignedMessage callback) {
        if (!http.isGenuine(channel(), callback)) {
            throw forged();
        }
        try {
            JsonNode envelope = json.readTree(callback.body());
            JsonNode resource = opened(merchant, envelope.path("resource"));
            if (!resource.path("mchid").asString("").equals(merchant.mchid())) {
                throw forged();
            }
            return news(envelope.path("event_type").asString(""), resource);
        } catch (JacksonException | GeneralSecurityException | IllegalArgumentException altered) {
            throw forged();
        }
    }

    private JsonNode opened(Merchant merchant, JsonNode resource) throws GeneralSecurityException {
        if (!resource.path("algorithm").asString("").equals(WeChatSeal.ALGORITHM)) {
            throw new GeneralSecurityException("Another algorithm");
        }
        return json.readTree(
                WeChatSeal.open(
                        merchant.apiKey(),
                        WeChatWords.text(resource, "nonce"),
                        resource.path("associated_data").asString(""),
                        WeChatWords.text(resource, "ciphertext")));
    }

    private static News news(String event, JsonNode resource) {
        if (event.startsWith("TRANSACTION.")
                && WeChatWords.payment(resource) instanceof PaymentAnswer.Paid paid) {
            return new News.OfPayment(WeChatWords.text(resource, "out_trade_no"), paid);
        }
        if (event.startsWith("REFUND.")) {
            return new News.OfRefund(
                    WeChatWords.text(resource, "out_refund_no"),
                    WeChatWords.refund(resource, "refund_status"));
        }
        return new News.OfNothing();
    }

    @Override
    public ChannelFiles.Statement statement(Merchant merchant, LocalDate day) {
        return files.statement(merchant, day);
    }

    @Override
    public ChannelFiles.Payouts payouts(Merchant merchant, LocalDate since) {
        return files.payouts(merchant, since);
    }

    private String notifyUrl(Merchant merchant) {
        String base = settings.notifyBase();
        if (base.isEmpty()) {
            base = "http://localhost:" + environment.getRequiredProperty("local.server.port");
        }
        return "%s/api/v1/%s/callbacks/wechat/%d"
                .formatted(base, City.current().code(), merchant.id());
    }

    private static String number(PaymentId payment) {
        return TradeNumber.of(City.current(), payment.value());
    }

    private static Map<String, Object> total(Money amount) {
        Map<String, Object> total = new LinkedHashMap<>();
        total.put("total", amount.fen());
        total.put("currency", WeChatWords.CURRENCY);
        return total;
    }

    private static RefusedException forged() {
        return new RefusedException(new PaymentRefusal.CallbackForged());
    }
}
