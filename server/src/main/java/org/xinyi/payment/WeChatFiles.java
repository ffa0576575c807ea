package org.xinyi.payment;

import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.City;
import org.xinyi.payment.ChannelFiles.MissingReason;
import org.xinyi.payment.ChannelFiles.Payout;
import org.xinyi.payment.ChannelFiles.Payouts;
import org.xinyi.payment.ChannelFiles.Statement;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Fetches WeChat Pay's files. The link to a bill is signed; the bill is held to the digest that
/// comes with the link.
@Component
class WeChatFiles {

    private final WeChatHttp http;

    WeChatFiles(WeChatHttp http) {
        this.http = http;
    }

    Statement statement(Merchant merchant, LocalDate day) {
        String target = "/v3/bill/tradebill?bill_date=" + day + "&bill_type=ALL";
        return switch (http.get(merchant, target)) {
            case WeChatHttp.Answer.Unknown _ -> new Statement.Missing(MissingReason.UNREACHABLE);
            case WeChatHttp.Answer.Verified answer when answer.isSuccess() ->
                    download(merchant, answer.body());
            case WeChatHttp.Answer.Verified answer
                    when answer.code().equals("NO_STATEMENT_EXIST") ->
                    new Statement.NothingThatDay();
            case WeChatHttp.Answer.Verified _ -> new Statement.Missing(MissingReason.NOT_READY);
        };
    }

    private Statement download(Merchant merchant, JsonNode link) {
        try {
            URI address = URI.create(WeChatWords.text(link, "download_url"));
            byte[] file = http.file(merchant, address);
            String digest = link.path("hash_value").asString("").toLowerCase(Locale.ROOT);
            return sha1(file).equals(digest)
                    ? WeChatBill.parse(City.current(), file)
                    : new Statement.Damaged("it is not what its digest says");
        } catch (IOException | IllegalArgumentException failure) {
            return new Statement.Missing(MissingReason.UNREACHABLE);
        }
    }

    /// The sandbox's list of payouts. The real one has the fund flow bill of the merchant platform,
    /// which is not read yet.
    Payouts payouts(Merchant merchant, LocalDate since) {
        if (!http.isSandbox()) {
            return new Payouts.Missing(MissingReason.NOT_READY);
        }
        try {
            JsonNode answer =
                    http.admin("/admin/payouts?since=" + since + "&mchid=" + merchant.mchid());
            List<Payout> payouts = new ArrayList<>();
            for (JsonNode payout : answer) {
                if (WeChatWords.text(payout, "mchid").equals(merchant.mchid())) {
                    payouts.add(payout(payout));
                }
            }
            return new Payouts.Listed(payouts);
        } catch (IOException
                | JacksonException
                | IllegalArgumentException
                | DateTimeException failure) {
            return new Payouts.Missing(MissingReason.UNREACHABLE);
        }
    }

    private static Payout payout(JsonNode payout) {
        return new Payout(
                WeChatWords.text(payout, "payoutNo"),
                LocalDate.parse(WeChatWords.text(payout, "tradesOn")),
                LocalDate.parse(WeChatWords.text(payout, "paidOn")),
                WeChatWords.fen(payout, "collected"),
                WeChatWords.fen(payout, "refunded"),
                WeChatWords.fen(payout, "fee"),
                WeChatWords.fen(payout, "net"));
    }

    private static String sha1(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every JDK has SHA-1", missing);
        }
    }
}
