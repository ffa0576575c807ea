package org.xinyi.sandbox.wechat;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// What happened at WeChat Pay. Amounts in fen.
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "fact")
sealed interface WechatFact {

    /// The platform's own key.
    ///
    /// @param primes in hexadecimal
    record PlatformKeyMade(String serial, List<String> primes) implements WechatFact {}

    /// @param serial of the merchant's certificate, as requests name it
    /// @param publicKey PEM
    /// @param callbackKey the API v3 key, 32 characters
    /// @param payee whose money it becomes
    record MerchantRegistered(
            String mchid, String serial, String publicKey, String callbackKey, String payee)
            implements WechatFact {}

    record Ordered(
            String mchid,
            String number,
            String appid,
            String description,
            String attach,
            String notifyUrl,
            long total,
            String codeUrl,
            Instant at)
            implements WechatFact {}

    record Closed(String mchid, String number, Instant at) implements WechatFact {}

    record Paid(String mchid, String number, String transaction, String payer, Instant at)
            implements WechatFact {}

    record Refunded(
            String mchid,
            String number,
            String refund,
            String order,
            long amount,
            String notifyUrl,
            Instant at)
            implements WechatFact {}

    record ContractProposed(String mchid, String code, Instant at) implements WechatFact {}

    /// @param funds whether the wallet can pay
    record ContractConfirmed(String mchid, String code, String payer, boolean funds)
            implements WechatFact {}

    record ContractEnded(String mchid, String code, Instant at) implements WechatFact {}

    /// A callback was acknowledged, or given up after the last try.
    record CallbackEnded(String id, boolean acknowledged) implements WechatFact {}

    record DaysBegun(LocalDate after) implements WechatFact {}

    record DayEnded(LocalDate day, List<Payout> payouts) implements WechatFact {}

    /// A day's payments less refunds and fee, paid to the merchant the next morning.
    record Payout(
            String mchid,
            String payee,
            LocalDate tradesOn,
            LocalDate paidOn,
            long collected,
            long refunded,
            long fee) {

        long net() {
            return collected - refunded - fee;
        }
    }
}
