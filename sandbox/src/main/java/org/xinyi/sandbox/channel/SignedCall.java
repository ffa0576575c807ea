package org.xinyi.sandbox.channel;

import java.time.Instant;
import org.xinyi.sandbox.channel.ChannelFact.ContractKey;
import org.xinyi.sandbox.channel.ChannelFact.MerchantKey;
import org.xinyi.sandbox.channel.ChannelFact.TradeKey;
import org.xinyi.sandbox.web.Call;
import org.xinyi.sandbox.web.Fields;
import tools.jackson.databind.JsonNode;

/// A call that its client signed.
record SignedCall(Call call, String client, Instant now) {

    String channel() {
        return call.segment(0);
    }

    /// The trade that the body speaks of.
    TradeKey trade(JsonNode body, String field) {
        return new TradeKey(
                new MerchantKey(channel(), Fields.required(body, "mchid")),
                Fields.required(body, field));
    }

    /// The trade that the path speaks of.
    TradeKey trade() {
        return new TradeKey(new MerchantKey(channel(), call.query("mchid")), call.segment(2));
    }

    ContractKey contract(String number) {
        return new ContractKey(channel(), client, number);
    }
}
