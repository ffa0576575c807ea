package org.xinyi.sandbox.wechat;

import java.time.LocalDate;
import java.util.List;
import org.xinyi.sandbox.web.Fen;
import org.xinyi.sandbox.web.Times;
import org.xinyi.sandbox.wechat.WechatFact.Ordered;

/// The trade bill of a day in the form of WeChat Pay: UTF-8 with a mark, 27 columns, a backtick
/// before every value, two lines with the sums.
final class TradeBill {

    /// What of a day a bill tells.
    enum Type {
        ALL,
        SUCCESS,
        REFUND;

        private boolean tells(Trade trade) {
            return switch (this) {
                case ALL -> true;
                case SUCCESS -> trade instanceof Order;
                case REFUND -> trade instanceof Refund;
            };
        }
    }

    private static final String MARK = "\uFEFF";
    private static final String COLUMNS =
            "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,"
                    + "应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,"
                    + "商户数据包,手续费,费率,订单金额,申请退款金额,费率备注";
    private static final String SUM_COLUMNS = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额";
    private static final String LINE_END = "\r\n";
    private static final String NONE = "0.00";

    private TradeBill() {}

    /// @param extraFen what the first row carries too much, under a fault
    static String file(Merchant merchant, LocalDate day, Type type, long extraFen) {
        List<Trade> trades = merchant.on(day).stream().filter(type::tells).toList();
        StringBuilder file = new StringBuilder(MARK).append(COLUMNS).append(LINE_END);
        long extra = extraFen;
        long collected = 0;
        long refunded = 0;
        for (Trade trade : trades) {
            switch (trade) {
                case Order order -> {
                    row(file, payment(order, extra));
                    collected += order.amount() + extra;
                }
                case Refund refund -> {
                    row(file, refund(refund, extra));
                    refunded += refund.amount() + extra;
                }
            }
            extra = 0;
        }
        file.append(SUM_COLUMNS).append(LINE_END);
        row(file, sums(trades.size(), collected, refunded));
        return file.toString();
    }

    private static List<String> payment(Order order, long extra) {
        Ordered ordered = order.ordered();
        String amount = Fen.text(order.amount() + extra);
        return List.of(
                Times.seconds(order.at()),
                ordered.appid(),
                ordered.mchid(),
                "0",
                "",
                order.transaction(),
                ordered.number(),
                order.payer(),
                "NATIVE",
                "SUCCESS",
                "OTHERS",
                "CNY",
                amount,
                NONE,
                "0",
                "0",
                NONE,
                NONE,
                "",
                "",
                plain(ordered.description()),
                plain(ordered.attach()),
                Fee.exact(order.amount() + extra),
                Fee.RATE,
                amount,
                NONE,
                "");
    }

    private static List<String> refund(Refund refund, long extra) {
        Order order = refund.order();
        Ordered ordered = order.ordered();
        String amount = Fen.text(refund.amount() + extra);
        return List.of(
                Times.seconds(refund.at()),
                ordered.appid(),
                ordered.mchid(),
                "0",
                "",
                order.transaction(),
                ordered.number(),
                order.payer(),
                "NATIVE",
                "REFUND",
                "OTHERS",
                "CNY",
                NONE,
                NONE,
                refund.refunded().refund(),
                refund.refunded().number(),
                amount,
                NONE,
                "ORIGINAL",
                "SUCCESS",
                plain(ordered.description()),
                plain(ordered.attach()),
                Fee.exact(-refund.amount() - extra),
                Fee.RATE,
                NONE,
                amount,
                "");
    }

    private static List<String> sums(int count, long collected, long refunded) {
        return List.of(
                Integer.toString(count),
                Fen.text(collected),
                Fen.text(refunded),
                NONE,
                Fee.exact(collected - refunded),
                Fen.text(collected),
                Fen.text(refunded));
    }

    private static void row(StringBuilder file, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            file.append(i == 0 ? "`" : ",`").append(cells.get(i));
        }
        file.append(LINE_END);
    }

    /// The real file does not escape commas; neither does it carry any.
    private static String plain(String text) {
        return text.replace(',', ' ').replace('`', ' ');
    }
}
