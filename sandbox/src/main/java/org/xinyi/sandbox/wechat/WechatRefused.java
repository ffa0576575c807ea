package org.xinyi.sandbox.wechat;

import org.xinyi.sandbox.web.Reply;

/// WeChat Pay refuses a call, with a status and code of API v3.
final class WechatRefused extends RuntimeException {

    private final int status;
    private final String code;

    WechatRefused(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static WechatRefused parameter(String message) {
        return new WechatRefused(400, "PARAM_ERROR", message);
    }

    String code() {
        return code;
    }

    Reply reply() {
        return Reply.error(status, code, String.valueOf(getMessage()));
    }
}
