package org.xinyi.payment;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.xinyi.kernel.Money;
import org.xinyi.payment.OnlineChannel.PaymentAnswer;
import org.xinyi.payment.OnlineChannel.RefundAnswer;
import tools.jackson.databind.JsonNode;

/// Reads the objects of WeChat Pay v3. What lacks a part we rely on is unknown.
final class WeChatWords {

    static final String CURRENCY = "CNY";

    private WeChatWords() {}

    static PaymentAnswer payment(JsonNode order) {
        String state = order.path("trade_state").asString("");
        return switch (state) {
            case "SUCCESS", "REFUND" -> paid(order);
            case "NOTPAY", "USERPAYING", "ACCEPT", "PAYERROR" -> new PaymentAnswer.NotPaid();
            case "CLOSED", "REVOKED" -> new PaymentAnswer.Closed();
            default -> new PaymentAnswer.Unknown("trade_state " + state);
        };
    }

    /// @param state the name of the field that holds the state: it differs in callbacks
    static RefundAnswer refund(JsonNode refund, String state) {
        String value = refund.path(state).asString("");
        return switch (value) {
            case "SUCCESS" -> refunded(refund);
            case "PROCESSING" -> new RefundAnswer.Underway();
            case "CLOSED", "ABNORMAL" -> new RefundAnswer.Failed(value);
            default -> new RefundAnswer.Unknown(state + " " + value);
        };
    }

    private static PaymentAnswer paid(JsonNode order) {
        try {
            return new PaymentAnswer.Paid(
                    text(order, "transaction_id"),
                    amount(order.path("amount"), "total"),
                    time(order, "success_time"));
        } catch (IllegalArgumentException | DateTimeException incomplete) {
            return new PaymentAnswer.Unknown(String.valueOf(incomplete.getMessage()));
        }
    }

    private static RefundAnswer refunded(JsonNode refund) {
        try {
            return new RefundAnswer.Refunded(
                    text(refund, "refund_id"),
                    amount(refund.path("amount"), "refund"),
                    time(refund, "success_time"));
        } catch (IllegalArgumentException | DateTimeException incomplete) {
            return new RefundAnswer.Unknown(String.valueOf(incomplete.getMessage()));
        }
    }

    static String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (!value.isString() || value.asString().isEmpty()) {
            throw new IllegalArgumentException("No " + field);
        }
        return value.asString();
    }

    static Money fen(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException("No amount " + field);
        }
        return Money.ofFen(value.asLong());
    }

    private static Money amount(JsonNode amount, String field) {
        if (!amount.path("currency").asString(CURRENCY).equals(CURRENCY)) {
            throw new IllegalArgumentException("Not in renminbi");
        }
        return fen(amount, field);
    }

    private static Instant time(JsonNode object, String field) {
        return OffsetDateTime.parse(text(object, field)).toInstant();
    }
}
