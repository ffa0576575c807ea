package org.xinyi.payment;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.xinyi.kernel.City;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PaymentId;
import org.xinyi.payment.ChannelFiles.MissingReason;
import org.xinyi.payment.ChannelFiles.Payout;
import org.xinyi.payment.ChannelFiles.Payouts;
import org.xinyi.payment.ChannelFiles.Row;
import org.xinyi.payment.ChannelFiles.Statement;
import tools.jackson.databind.JsonNode;

/// Reads the files of channels that speak the format of this project. They keep no fee.
final class DeclaredFiles {

    private DeclaredFiles() {}

    static Statement statement(City city, JsonNode file) {
        try {
            List<Row> rows = new ArrayList<>();
            long collected = 0;
            long returned = 0;
            for (JsonNode one : file.path("rows")) {
                Row row = row(city, one);
                rows.add(row);
                long fen = money(one, "amount").fen();
                collected += one.has("refundNo") ? 0 : fen;
                returned += one.has("refundNo") ? fen : 0;
            }
            boolean agrees =
                    money(file, "collected").fen() == collected
                            && money(file, "refunded").fen() == returned;
            if (!agrees) {
                return new Statement.Damaged("its totals are not those of its lines");
            }
            return rows.isEmpty()
                    ? new Statement.NothingThatDay()
                    : new Statement.Bill(rows, Money.ofFen(collected), Money.ofFen(returned));
        } catch (IllegalArgumentException | DateTimeException malformed) {
            return new Statement.Damaged(String.valueOf(malformed.getMessage()));
        }
    }

    private static Row row(City city, JsonNode one) {
        String number = text(one, "orderNo");
        String reference = text(one, "reference");
        Money amount = money(one, "amount");
        Instant at = Instant.parse(text(one, "at"));
        OptionalLong payment = TradeNumber.parse(city, number);
        if (!one.has("refundNo")) {
            return payment.isPresent()
                    ? new Row.Collected(
                            new PaymentId(payment.getAsLong()),
                            reference,
                            amount,
                            BigDecimal.ZERO,
                            at)
                    : new Row.Foreign(number, false, reference, amount, at);
        }
        String refund = text(one, "refundNo");
        OptionalLong giveBack = TradeNumber.parse(city, refund);
        return payment.isPresent() && giveBack.isPresent()
                ? new Row.Returned(
                        giveBack.getAsLong(),
                        new PaymentId(payment.getAsLong()),
                        reference,
                        amount,
                        BigDecimal.ZERO,
                        at)
                : new Row.Foreign(refund, true, reference, amount, at);
    }

    static Payouts payouts(JsonNode list) {
        try {
            List<Payout> payouts = new ArrayList<>();
            for (JsonNode one : list) {
                payouts.add(
                        new Payout(
                                text(one, "payoutNo"),
                                LocalDate.parse(text(one, "tradesOn")),
                                LocalDate.parse(text(one, "paidOn")),
                                money(one, "collected"),
                                money(one, "refunded"),
                                Money.ZERO,
                                money(one, "net")));
            }
            return new Payouts.Listed(payouts);
        } catch (IllegalArgumentException | DateTimeException malformed) {
            return new Payouts.Missing(MissingReason.UNREACHABLE);
        }
    }

    /// @throws IllegalArgumentException when it is missing or empty
    static String text(JsonNode object, String field) {
        String value = object.path(field).asString("");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("No " + field);
        }
        return value;
    }

    private static Money money(JsonNode object, String field) {
        return Money.parse(text(object, field));
    }
}
