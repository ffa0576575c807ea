package org.xinyi.sandbox.wechat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.Call;
import org.xinyi.sandbox.web.Html;
import org.xinyi.sandbox.web.Reply;

/// The payer's side for people at a screen: what a code asks for, and a button that pays it.
final class Wallet {

    private static final String CODE_BEFORE = "pr=";
    private static final int FEN_PER_YUAN = 100;

    private final WechatBook book;
    private final WechatAdmin admin;

    Wallet(WechatBook book, WechatAdmin admin) {
        this.book = book;
        this.admin = admin;
    }

    Reply page(Call call) {
        String code = call.query("code");
        synchronized (book) {
            return Reply.html(
                    Html.page(
                            "沙箱钱包 / The sandbox wallet",
                            order(code)
                                    .map(order -> asked(order, code))
                                    .orElse("<p>没有这个付款码。 / There is no such code.</p>")));
        }
    }

    Reply pay(Call call) {
        synchronized (book) {
            order(call.query("code"))
                    .ifPresent(
                            order ->
                                    admin.pay(
                                            Json.object()
                                                    .put("mchid", order.ordered().mchid())
                                                    .put("out_trade_no", order.ordered().number())
                                                    .put("payer", "openid-wallet")));
        }
        return page(call);
    }

    /// The code names the merchant and its order.
    private Optional<Order> order(String code) {
        String content = code.substring(code.indexOf(CODE_BEFORE) + CODE_BEFORE.length());
        int dash = content.indexOf('-');
        if (!code.contains(CODE_BEFORE) || dash < 0) {
            return Optional.empty();
        }
        return Optional.ofNullable(book.merchant(content.substring(0, dash)))
                .map(merchant -> merchant.orders().get(content.substring(dash + 1)));
    }

    private static String asked(Order order, String code) {
        long fen = order.ordered().total();
        String amount = "¥%d.%02d".formatted(fen / FEN_PER_YUAN, fen % FEN_PER_YUAN);
        String state =
                order.paid() != null
                        ? "<p><b>已付款，可以回到原来的页面。</b> Paid; go back to the page you came from.</p>"
                        : order.closed()
                                ? "<p>这笔付款已关闭。 / This payment is closed.</p>"
                                : "<form method=\"post\" action=\"/wechat/wallet?code=%s\"><button>付款 / Pay %s</button></form>"
                                        .formatted(
                                                URLEncoder.encode(code, StandardCharsets.UTF_8),
                                                amount);
        return "<p>%s</p><p><b>%s</b></p>%s"
                .formatted(Html.text(order.ordered().description()), amount, state);
    }
}
