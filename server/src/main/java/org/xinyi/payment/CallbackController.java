package org.xinyi.payment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Role;

/// Where channels call back. The signature stands in for a credential.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Channels")
class CallbackController {

    /// As WeChat Pay wants it.
    record CallbackTaken(@NotNull String code, @NotNull String message) {}

    private static final CallbackTaken SUCCESS = new CallbackTaken("SUCCESS", "成功");

    private final Callbacks callbacks;

    CallbackController(Callbacks callbacks) {
        this.callbacks = callbacks;
    }

    @PostMapping("/callbacks/wechat/{merchant}")
    @Access(Role.ANYONE)
    @Operation(summary = "WeChat Pay tells of a payment or a refund, signed")
    CallbackTaken wechat(
            @PathVariable long merchant,
            @RequestBody(required = false) byte @Nullable [] body,
            HttpServletRequest request) {
        callbacks.take(
                Channel.WECHAT,
                merchant,
                new OnlineChannel.SignedMessage(
                        header(request, "Wechatpay-Serial"),
                        header(request, "Wechatpay-Timestamp"),
                        header(request, "Wechatpay-Nonce"),
                        header(request, "Wechatpay-Signature"),
                        body == null ? new byte[0] : body));
        return SUCCESS;
    }

    private static String header(HttpServletRequest request, String name) {
        String value = request.getHeader(name);
        return value == null ? "" : value;
    }
}
