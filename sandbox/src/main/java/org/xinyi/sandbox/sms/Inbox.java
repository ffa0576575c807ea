package org.xinyi.sandbox.sms;

import java.util.List;
import org.xinyi.sandbox.sms.SmsFact.Message;
import org.xinyi.sandbox.sms.SmsFact.Receipt;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.Call;
import org.xinyi.sandbox.web.Html;
import org.xinyi.sandbox.web.Reply;
import org.xinyi.sandbox.web.Times;
import tools.jackson.databind.node.ArrayNode;

/// What arrived on the phones, as JSON and as a page, and the receipts.
final class Inbox {

    private static final int LIMIT = 100;
    private static final int LIMIT_MAX = 5_000;

    private final SmsBook book;

    Inbox(SmsBook book) {
        this.book = book;
    }

    Reply receipts(Call call) {
        ArrayNode list = Json.array();
        synchronized (book) {
            long after = call.query("after", 0);
            for (Receipt receipt : book.receipts(call.header("X-Client"), after, limit(call))) {
                list.addObject()
                        .put("seq", receipt.sequence())
                        .put("messageId", receipt.id())
                        .put("state", receipt.delivered() ? "DELIVERED" : "FAILED")
                        .put("at", receipt.at().toString());
            }
        }
        return Reply.json(list);
    }

    Reply json(Call call) {
        ArrayNode list = Json.array();
        for (Message message : latest(call)) {
            list.addObject()
                    .put("messageId", message.id())
                    .put("phone", message.phone())
                    .put("templateCode", message.template())
                    .put("text", message.text())
                    .put("purpose", message.purpose())
                    .put("at", message.at().toString());
        }
        return Reply.json(list);
    }

    Reply page(Call call) {
        StringBuilder articles = new StringBuilder();
        for (Message message : latest(call)) {
            articles.append(
                    """
                    <article><p class="quiet">%s · <b>%s</b> · %s</p><p>%s</p></article>
                    """
                            .formatted(
                                    Times.seconds(message.at()),
                                    Html.text(message.phone()),
                                    Html.text(message.template()),
                                    Html.text(message.text())));
        }
        String none = "<p>没有短信 / No messages.</p>";
        String body =
                """
                <form method="get" action="/sms">
                <label>手机号 / phone <input name="phone" value="%s" inputmode="tel"></label>
                <button>查找 / search</button>
                </form>
                <p class="quiet">最新在前, 最多 %d 条 / newest first, at most %d</p>
                %s
                """
                        .formatted(
                                Html.text(call.query("phone")),
                                limit(call),
                                limit(call),
                                articles.isEmpty() ? none : articles);
        return Reply.html(Html.page("短信收件箱 / SMS inbox", body));
    }

    /// Delivered messages of phones that end as asked, newest first.
    private List<Message> latest(Call call) {
        String phone = call.query("phone").strip();
        synchronized (book) {
            return book.latest(
                    message ->
                            message.accepted()
                                    && !message.fails()
                                    && message.phone().endsWith(phone),
                    limit(call));
        }
    }

    private static int limit(Call call) {
        return Math.clamp(call.query("limit", LIMIT), 1, LIMIT_MAX);
    }
}
