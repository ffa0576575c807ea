package org.xinyi.payment;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where WeChat Pay is and where it finds us.
///
/// @param url up to `/v3`, without a slash at the end
/// @param adminRegistration whether the other side is the sandbox, which takes a merchant's keys
///     over its admin endpoint; the real one is told on its merchant platform
/// @param notifyBase how WeChat Pay reaches this server, such as `https://pay.example.cn`; empty:
///     this machine
/// @param appid the application the orders belong to; empty for the sandbox
@ConfigurationProperties("xinyi.payment.wechat")
record WeChatSettings(
        @DefaultValue("http://localhost:9090/wechat") URI url,
        @DefaultValue("true") boolean adminRegistration,
        @DefaultValue("") String notifyBase,
        @DefaultValue("") String appid) {

    WeChatSettings {
        if (url.getHost() == null || url.toString().endsWith("/")) {
            throw new IllegalArgumentException(
                    "xinyi.payment.wechat.url is an address without a slash at its end, not "
                            + url);
        }
        if (notifyBase.endsWith("/")) {
            throw new IllegalArgumentException(
                    "xinyi.payment.wechat.notify-base has no slash at its end: " + notifyBase);
        }
    }
}
