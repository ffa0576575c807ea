package org.xinyi.sandbox.wechat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.web.Call;

/// The merchant's signature of a request, `WECHATPAY2-SHA256-RSA2048`.
record Authorization(
        String mchid, String serial, String timestamp, String nonce, String signature) {

    private static final String SCHEME = "WECHATPAY2-SHA256-RSA2048 ";
    private static final String OWN_PREFIX = "/wechat";

    static Authorization of(Call call) {
        String header = call.header("Authorization");
        if (!header.startsWith(SCHEME)) {
            throw signError();
        }
        return new Authorization(
                part(header, "mchid"),
                part(header, "serial_no"),
                part(header, "timestamp"),
                part(header, "nonce_str"),
                part(header, "signature"));
    }

    /// Accepts the path as it was sent, and as it is at the real service, without our prefix.
    Merchant check(Call call, @Nullable Merchant merchant) {
        String target = call.target();
        boolean signed =
                merchant != null
                        && merchant.serial().equals(serial)
                        && (verifies(merchant, call, target.substring(OWN_PREFIX.length()))
                                || verifies(merchant, call, target));
        if (merchant == null || !signed) {
            throw signError();
        }
        return merchant;
    }

    private boolean verifies(Merchant merchant, Call call, String target) {
        String body = new String(call.body(), StandardCharsets.UTF_8);
        String message = String.join("\n", call.method(), target, timestamp, nonce, body) + "\n";
        try {
            return merchant.verifies(message, Base64.getDecoder().decode(signature));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static String part(String header, String name) {
        String begin = name + "=\"";
        int at = header.indexOf(begin);
        int end = at < 0 ? -1 : header.indexOf('"', at + begin.length());
        if (end < 0) {
            throw signError();
        }
        return header.substring(at + begin.length(), end);
    }

    private static WechatRefused signError() {
        return new WechatRefused(401, "SIGN_ERROR", "签名错误");
    }
}
