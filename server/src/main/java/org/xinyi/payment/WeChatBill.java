package org.xinyi.payment;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.City;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PaymentId;
import org.xinyi.payment.ChannelFiles.Row;
import org.xinyi.payment.ChannelFiles.Statement;

/// Reads WeChat Pay's trade bill: UTF-8, a header line, a line per payment or refund, a header of
/// totals, a line of totals. Every cell of a data line begins with a backtick; columns are found by
/// the header's names, as old and new merchants have different ones.
final class WeChatBill {

    private static final String CELL = ",`";
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String TOTALS = "总交易单数";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final City city;
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private long collectedFen;
    private long returnedFen;

    private WeChatBill(City city) {
        this.city = city;
    }

    static Statement parse(City city, byte[] file) {
        String text = new String(file, StandardCharsets.UTF_8);
        List<String> lines =
                text.replace(BYTE_ORDER_MARK, "").lines().filter(line -> !line.isBlank()).toList();
        int totals = 0;
        while (totals < lines.size() && !lines.get(totals).startsWith(TOTALS)) {
            totals++;
        }
        if (totals + 1 >= lines.size()) {
            return new Statement.Damaged("it has no totals");
        }
        return new WeChatBill(city).read(lines, totals);
    }

    private Statement read(List<String> lines, int totals) {
        int number = 0;
        try {
            header(lines.getFirst());
            for (number = 1; number < totals; number++) {
                row(cells(lines.get(number)));
            }
            header(lines.get(totals));
            number = totals + 1;
            List<String> sums = cells(lines.get(number));
            long count = Long.parseLong(cell(sums, TOTALS));
            Money collected = money(cell(sums, "应结订单总金额", "订单总金额", "总交易额"));
            Money returned = money(cell(sums, "退款总金额", "总退款金额"));
            boolean agrees =
                    count == rows.size()
                            && collected.fen() == collectedFen
                            && returned.fen() == returnedFen;
            return agrees
                    ? new Statement.Bill(rows, collected, returned)
                    : new Statement.Damaged("its totals are not those of its lines");
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException malformed) {
            return new Statement.Damaged("line " + (number + 1) + ": " + malformed.getMessage());
        }
    }

    private void header(String line) {
        columns.clear();
        String[] names = line.split(",", -1);
        for (int i = 0; i < names.length; i++) {
            columns.put(names[i].strip(), i);
        }
    }

    private void row(List<String> cells) {
        String number = cell(cells, "商户订单号");
        String reference = cell(cells, "微信订单号");
        BigDecimal fee = new BigDecimal(cell(cells, "手续费"));
        Instant at = BusinessClock.at(LocalDateTime.parse(cell(cells, "交易时间"), TIME));
        OptionalLong payment = TradeNumber.parse(city, number);
        if (cell(cells, "交易状态").equals("SUCCESS")) {
            Money amount = money(cell(cells, "应结订单金额", "总金额"));
            collectedFen = Math.addExact(collectedFen, amount.fen());
            rows.add(
                    payment.isPresent()
                            ? new Row.Collected(
                                    new PaymentId(payment.getAsLong()), reference, amount, fee, at)
                            : new Row.Foreign(number, false, reference, amount, at));
            return;
        }
        Money amount = money(cell(cells, "退款金额"));
        returnedFen = Math.addExact(returnedFen, amount.fen());
        String refund = cell(cells, "商户退款单号");
        OptionalLong giveBack = TradeNumber.parse(city, refund);
        String refunded = cell(cells, "微信退款单号");
        rows.add(
                payment.isPresent() && giveBack.isPresent()
                        ? new Row.Returned(
                                giveBack.getAsLong(),
                                new PaymentId(payment.getAsLong()),
                                refunded,
                                amount,
                                fee,
                                at)
                        : new Row.Foreign(refund, true, refunded, amount, at));
    }

    /// The cell under the first of these names that the header has.
    private String cell(List<String> cells, String... names) {
        for (String name : names) {
            Integer column = columns.get(name);
            if (column != null) {
                if (column >= cells.size()) {
                    throw new IllegalArgumentException("it ends before " + name);
                }
                return cells.get(column);
            }
        }
        throw new IllegalArgumentException("no column " + names[0]);
    }

    private static List<String> cells(String line) {
        if (!line.startsWith("`")) {
            throw new IllegalArgumentException("a data line begins with a backtick");
        }
        return List.of(line.substring(1).split(CELL, -1));
    }

    private static Money money(String yuan) {
        return Money.ofFen(new BigDecimal(yuan).movePointRight(2).longValueExact());
    }
}
