package org.xinyi.commitment;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import org.xinyi.commitment.SignedForms.SignedForm;
import org.xinyi.kernel.BusinessClock;

/// The patient's copy as a page to print: Chinese, English beside it, the signature, and how to
/// take it back.
final class PrintedCopy {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private static final String HEAD =
            """
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
            <meta charset="UTF-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\
            """;

    private static final String STYLE =
            """
            </title>
            <style>
            body { font: 18px/1.6 sans-serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem }
            h1 { font-size: 1.6rem; margin: 0 0 .6rem }
            .both { display: grid; grid-template-columns: 1fr 1fr; gap: 2rem }
            .both p { margin: .4rem 0 }
            .both > [lang=en] { color: #333; font-size: .9em }
            img { max-height: 8rem; max-width: 20rem; border-bottom: 1px solid #000 }
            th { text-align: left; font-weight: normal; padding-right: 2rem; vertical-align: top }
            td { overflow-wrap: anywhere }
            .state { border: 2px solid #000; display: inline-block; padding: .2rem .8rem }
            footer { margin-top: 2rem; font-size: .85em }
            @media (max-width: 40rem) { .both { grid-template-columns: 1fr } }
            @media print { body { margin: 0; font-size: 12pt } }
            </style>
            </head>
            <body>
            """;

    private static final String FOOT =
            """
            <footer>
            <p>签署后可随时撤销：在手机端、服务台或致电医院办理。撤销不影响就诊；已产生的欠费仍须付清。</p>
            <p lang="en">You may revoke at any time: on your phone, at a service desk or by calling the
            hospital. Your treatment is not affected; what you owe already stays owed.</p>
            </footer>
            </body>
            </html>
            """;

    private PrintedCopy() {}

    static String of(SignedForm form, Commitments.Commitment commitment) {
        String chinese = form.signing().document().chinese();
        return HEAD
                + escape(chinese.lines().findFirst().orElse(""))
                + STYLE
                + revoked(commitment.revokedAt())
                + "<div class=\"both\">\n<section>\n"
                + lines(chinese)
                + "</section>\n<section lang=\"en\">\n"
                + lines(form.signing().document().english())
                + "</section>\n</div>\n<table>\n"
                + rows(form)
                + "</table>\n"
                + FOOT;
    }

    private static String rows(SignedForm form) {
        Signature signature = form.signature();
        Signature.Proxy proxy = signature.proxy();
        Signature.Doctor doctor = signature.doctor();
        StringBuilder rows = new StringBuilder();
        rows.append(row("编号 / Number", String.valueOf(form.signing().id().value())));
        rows.append(row("签署时间 / Signed at", time(signature.at())));
        if (proxy != null) {
            rows.append(
                    row(
                            "家属代签 / Signed by a relative",
                            proxy.identity() + " (" + proxy.relation() + ")"));
        }
        rows.append(
                image(
                        "签名 / Signature",
                        signature.image().format().mediaType(),
                        signature.image().base64()));
        if (doctor != null) {
            rows.append(row("医生 / Doctor", doctor.name() + " " + doctor.code()));
        }
        rows.append(row("方案版本 / Scheme and version", form.signing().pack().toString()));
        rows.append(row("文本摘要 / Hash of the text (SM3)", hex(form.signing().textHash())));
        rows.append(row("凭据摘要 / Hash of the evidence (SM3)", hex(form.evidenceHash())));
        return rows.toString();
    }

    private static String revoked(@Nullable Instant at) {
        return at == null ? "" : "<p class=\"state\">已于 " + time(at) + " 撤销 / Revoked</p>\n";
    }

    /// The first line is the title.
    private static String lines(String text) {
        String title = text.lines().findFirst().orElse("");
        return "<h1>"
                + escape(title)
                + "</h1>\n"
                + text.lines()
                        .skip(1)
                        .map(line -> "<p>" + escape(line) + "</p>\n")
                        .collect(Collectors.joining());
    }

    private static String row(String name, String value) {
        return "<tr><th>" + name + "</th><td>" + escape(value) + "</td></tr>\n";
    }

    private static String image(String name, String mediaType, String base64) {
        return "<tr><th>"
                + name
                + "</th><td><img alt=\"签名 / signature\" src=\"data:"
                + mediaType
                + ";base64,"
                + escape(base64)
                + "\"></td></tr>\n";
    }

    private static String time(Instant at) {
        return TIME.format(ZonedDateTime.ofInstant(at, BusinessClock.ZONE));
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
