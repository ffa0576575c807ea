package org.xinyi.sandbox.wechat;

import java.time.Instant;
import org.xinyi.sandbox.web.Call;
import org.xinyi.sandbox.web.Fields;
import tools.jackson.databind.JsonNode;

/// A call that its merchant signed.
record MerchantCall(Call call, Merchant merchant, Instant now) {

    /// Refuses a merchant number that is not the signer's.
    void requireOwn(String mchid) {
        if (!merchant.mchid().equals(mchid)) {
            throw WechatRefused.parameter("商户号与签名不符: " + mchid);
        }
    }

    static long amount(JsonNode body, String name) {
        JsonNode value = body.path("amount").path(name);
        if (!value.isIntegralNumber() || value.longValue() <= 0) {
            throw WechatRefused.parameter("amount." + name + ": 正整数, 单位为分");
        }
        return value.longValue();
    }

    static String required(JsonNode body, String name, int lengthMax) {
        String text = Fields.text(body, name);
        if (text.isEmpty() || text.length() > lengthMax) {
            throw WechatRefused.parameter(name + ": 必填, 最长" + lengthMax);
        }
        return text;
    }
}
