package org.xinyi.sandbox.wechat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.clock.SandboxClock;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.Call;
import org.xinyi.sandbox.web.Fields;
import org.xinyi.sandbox.web.Reply;

/// Bills are asked for by day and fetched from the address that the answer names.
final class Bills {

    private final WechatBook book;
    private final SandboxClock clock;

    Bills(WechatBook book, SandboxClock clock) {
        this.book = book;
        this.clock = clock;
    }

    Reply ask(MerchantCall signed) {
        Call call = signed.call();
        LocalDate day = Fields.date("bill_date", call.query("bill_date"));
        TradeBill.Type type = type(call.query("bill_type"));
        if (!day.isBefore(clock.today())) {
            throw new WechatRefused(400, "STATEMENT_CREATING", "账单生成中, 当日尚未结束");
        }
        if (signed.merchant().on(day).isEmpty()) {
            throw new WechatRefused(400, "NO_STATEMENT_EXIST", "账单文件不存在");
        }
        String file = TradeBill.file(signed.merchant(), day, type, call.extraFen());
        String zipped = call.query("tar_type").equals("GZIP") ? "1" : "0";
        String token =
                String.join(
                        "|",
                        signed.merchant().mchid(),
                        day.toString(),
                        type.name(),
                        zipped,
                        Long.toString(call.extraFen()));
        return Reply.json(
                Json.object()
                        .put("hash_type", "SHA1")
                        .put("hash_value", sha1(file))
                        .put("download_url", url(call, token)));
    }

    private static TradeBill.Type type(String name) {
        return switch (name) {
            case "", "ALL" -> TradeBill.Type.ALL;
            case "SUCCESS" -> TradeBill.Type.SUCCESS;
            case "REFUND" -> TradeBill.Type.REFUND;
            default -> throw WechatRefused.parameter("bill_type: ALL, SUCCESS, REFUND");
        };
    }

    private static String url(Call call, String token) {
        String encoded =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(token.getBytes(StandardCharsets.UTF_8));
        return "http://" + call.header("Host") + "/wechat/v3/billdownload/file?token=" + encoded;
    }

    /// The file itself; its answer is not signed, and any signature of the request will do.
    Reply download(Call call) {
        String[] parts = parts(call.query("token"));
        @Nullable Merchant merchant = book.merchant(parts[0]);
        if (merchant == null) {
            throw WechatRefused.parameter("token");
        }
        String file;
        synchronized (book) {
            file =
                    TradeBill.file(
                            merchant,
                            LocalDate.parse(parts[1]),
                            TradeBill.Type.valueOf(parts[2]),
                            Long.parseLong(parts[4]));
        }
        byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
        return parts[3].equals("1")
                ? new Reply(200, "application/gzip", gzip(bytes), Map.of())
                : new Reply(200, "text/plain; charset=utf-8", bytes, Map.of());
    }

    private static String[] parts(String token) {
        try {
            byte[] decoded = Base64.getUrlDecoder().decode(token);
            String[] parts = new String(decoded, StandardCharsets.UTF_8).split("\\|", -1);
            if (parts.length == 5) {
                return parts;
            }
        } catch (IllegalArgumentException _) {
            throw WechatRefused.parameter("token");
        }
        throw WechatRefused.parameter("token");
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    private static String sha1(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
