package org.xinyi.sandbox.channel;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.time.LocalDate;

/// What happened at the channels. Amounts in fen.
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "fact")
sealed interface ChannelFact {

    record MerchantKey(String channel, String mchid) {}

    /// @param number as the merchant's side made it
    record TradeKey(MerchantKey merchant, String number) {}

    /// Numbers of contracts are unique within a client.
    record ContractKey(String channel, String client, String number) {}

    /// @param client who calls for the merchant
    /// @param payee whose money it becomes
    record MerchantRegistered(MerchantKey merchant, String client, String secret, String payee)
            implements ChannelFact {}

    record Ordered(TradeKey order, long amount, Instant at) implements ChannelFact {}

    record Paid(TradeKey order, String reference, String payer, Instant at)
            implements ChannelFact {}

    record Closed(TradeKey order) implements ChannelFact {}

    record Refunded(TradeKey refund, String order, String reference, long amount, Instant at)
            implements ChannelFact {}

    record ContractProposed(ContractKey contract) implements ChannelFact {}

    /// The owner of an account said yes, with so much on the account.
    record ContractConfirmed(ContractKey contract, String payer, long balance)
            implements ChannelFact {}

    record ContractEnded(ContractKey contract) implements ChannelFact {}

    record DaysBegun(LocalDate after) implements ChannelFact {}

    record DayEnded(LocalDate day) implements ChannelFact {}
}
