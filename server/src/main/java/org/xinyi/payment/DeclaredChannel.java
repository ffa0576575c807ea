package org.xinyi.payment;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.City;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PaymentId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.payment.DeclaredWire.Answer;
import tools.jackson.databind.JsonNode;

/// A channel in the format of this project: orders, contracts, debits that are answered at once,
/// refunds, files. It calls nobody back.
final class DeclaredChannel implements OnlineChannel {

    private static final int NOT_FOUND = 404;

    private final Channel channel;
    private final DeclaredWire wire;
    private final String path;

    DeclaredChannel(Channel channel, DeclaredWire wire) {
        this.channel = channel;
        this.wire = wire;
        this.path = "/" + channel.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public boolean register(Merchant merchant) {
        Map<String, String> wanted =
                Map.of(
                        "mchid",
                        merchant.mchid(),
                        "client",
                        wire.client(),
                        "secret",
                        wire.secret(),
                        "payee",
                        String.valueOf(merchant.payee().value()));
        return !wire.isSandbox() || said(wire.post(path + "/admin/merchants", wanted)).isPresent();
    }

    @Override
    public OrderAnswer order(Merchant merchant, Order order) {
        return switch (wire.post(path + "/orders", body(merchant, order))) {
            case Answer.Said(JsonNode said) ->
                    said.path("codeUrl").asString("").isEmpty()
                            ? new OrderAnswer.Unknown("no code")
                            : new OrderAnswer.Placed(said.path("codeUrl").asString(""));
            case Answer.Refused(var _, String code) -> new OrderAnswer.Declined(code);
            case Answer.Silent(String why) -> new OrderAnswer.Unknown(why);
        };
    }

    private static Map<String, String> body(Merchant merchant, Order order) {
        return Map.of(
                "mchid",
                merchant.mchid(),
                "orderNo",
                number(order.payment().value()),
                "amount",
                order.amount().toString());
    }

    @Override
    public PaymentAnswer ask(Merchant merchant, PaymentId payment) {
        return switch (wire.get(
                path + "/orders/" + number(payment.value()) + "?mchid=" + merchant.mchid())) {
            case Answer.Said(JsonNode said) -> payment(said);
            case Answer.Refused(int status, var _) when status == NOT_FOUND ->
                    new PaymentAnswer.NoSuchPayment();
            case Answer.Refused(var _, String code) -> new PaymentAnswer.Unknown(code);
            case Answer.Silent(String why) -> new PaymentAnswer.Unknown(why);
        };
    }

    private static PaymentAnswer payment(JsonNode said) {
        return switch (said.path("state").asString("")) {
            case "PAID" ->
                    read(said, DeclaredChannel::paid).orElse(new PaymentAnswer.Unknown("unread"));
            case "OPEN" -> new PaymentAnswer.NotPaid();
            case "CLOSED" -> new PaymentAnswer.Closed();
            default -> new PaymentAnswer.Unknown("no state");
        };
    }

    private static PaymentAnswer paid(JsonNode said) {
        return new PaymentAnswer.Paid(
                DeclaredFiles.text(said, "reference"),
                Money.parse(DeclaredFiles.text(said, "amount")),
                Instant.parse(DeclaredFiles.text(said, "paidAt")));
    }

    @Override
    public void close(Merchant merchant, PaymentId payment) {
        wire.post(
                path + "/closings",
                Map.of("mchid", merchant.mchid(), "orderNo", number(payment.value())));
    }

    @Override
    public boolean propose(@Nullable Merchant merchant, long mandate) {
        Map<String, String> wanted = Map.of("contractNo", number(mandate));
        return said(wire.post(path + "/contracts", wanted)).isPresent();
    }

    @Override
    public void end(@Nullable Merchant merchant, long mandate) {
        wire.post(path + "/contracts/" + number(mandate) + "/end", Map.of());
    }

    @Override
    public Optional<Money> available(long mandate) {
        return said(wire.get(path + "/contracts/" + number(mandate)))
                .flatMap(
                        said ->
                                read(
                                        said,
                                        one -> Money.parse(DeclaredFiles.text(one, "available"))));
    }

    @Override
    public DebitAnswer debit(Merchant merchant, Order order, long mandate) {
        Map<String, String> wanted = new java.util.HashMap<>(body(merchant, order));
        wanted.put("contractNo", number(mandate));
        return switch (wire.post(path + "/debits", wanted)) {
            case Answer.Said(JsonNode said) when payment(said) instanceof PaymentAnswer.Paid paid ->
                    new DebitAnswer.Debited(paid);
            case Answer.Said _ -> new DebitAnswer.Accepted();
            case Answer.Refused(var _, String code) -> new DebitAnswer.Declined(code);
            case Answer.Silent(String why) -> new DebitAnswer.Unknown(why);
        };
    }

    @Override
    public RefundAnswer refund(Merchant merchant, Refund refund) {
        Map<String, String> wanted =
                Map.of(
                        "mchid",
                        merchant.mchid(),
                        "refundNo",
                        number(refund.giveBack()),
                        "orderNo",
                        number(refund.payment().value()),
                        "amount",
                        refund.amount().toString());
        return switch (wire.post(path + "/refunds", wanted)) {
            case Answer.Said(JsonNode said) -> refunded(said);
            case Answer.Refused(var _, String code) -> new RefundAnswer.Failed(code);
            case Answer.Silent(String why) -> new RefundAnswer.Unknown(why);
        };
    }

    @Override
    public RefundAnswer askRefund(Merchant merchant, long giveBack) {
        return switch (wire.get(
                path + "/refunds/" + number(giveBack) + "?mchid=" + merchant.mchid())) {
            case Answer.Said(JsonNode said) -> refunded(said);
            case Answer.Refused(int status, var _) when status == NOT_FOUND ->
                    new RefundAnswer.NoSuchRefund();
            case Answer.Refused(var _, String code) -> new RefundAnswer.Unknown(code);
            case Answer.Silent(String why) -> new RefundAnswer.Unknown(why);
        };
    }

    private static RefundAnswer refunded(JsonNode said) {
        return read(
                        said,
                        one ->
                                (RefundAnswer)
                                        new RefundAnswer.Refunded(
                                                DeclaredFiles.text(one, "reference"),
                                                Money.parse(DeclaredFiles.text(one, "amount")),
                                                Instant.parse(
                                                        DeclaredFiles.text(one, "refundedAt"))))
                .orElse(new RefundAnswer.Unknown("unread"));
    }

    /// It calls nobody back.
    @Override
    public News read(Merchant merchant, SignedMessage callback) {
        throw new RefusedException(new PaymentRefusal.CallbackForged());
    }

    @Override
    public ChannelFiles.Statement statement(Merchant merchant, LocalDate day) {
        return switch (wire.get(path + "/statements/" + day + "?mchid=" + merchant.mchid())) {
            case Answer.Said(JsonNode said) -> DeclaredFiles.statement(City.current(), said);
            case Answer.Refused _ ->
                    new ChannelFiles.Statement.Missing(ChannelFiles.MissingReason.NOT_READY);
            case Answer.Silent _ ->
                    new ChannelFiles.Statement.Missing(ChannelFiles.MissingReason.UNREACHABLE);
        };
    }

    @Override
    public ChannelFiles.Payouts payouts(Merchant merchant, LocalDate since) {
        String target = path + "/payouts?since=" + since + "&mchid=" + merchant.mchid();
        return said(wire.get(target))
                .map(DeclaredFiles::payouts)
                .orElse(new ChannelFiles.Payouts.Missing(ChannelFiles.MissingReason.UNREACHABLE));
    }

    private static String number(long id) {
        return TradeNumber.of(City.current(), id);
    }

    private static Optional<JsonNode> said(Answer answer) {
        return answer instanceof Answer.Said(JsonNode body) ? Optional.of(body) : Optional.empty();
    }

    /// Empty when it lacks a part we rely on.
    private static <T> Optional<T> read(JsonNode said, Function<JsonNode, T> how) {
        try {
            return Optional.of(how.apply(said));
        } catch (IllegalArgumentException | DateTimeException incomplete) {
            return Optional.empty();
        }
    }
}
