package org.xinyi.visit;

import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;
import org.xinyi.kernel.BusinessClock;

/// A guide sheet to print: Chinese first, English beside it, large type, no colour needed.
final class GuidePage {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(BusinessClock.ZONE);

    private static final String HEAD =
            """
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>就诊指引单 Where to go</title>
            <style>
            body { font: 20px/1.5 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif;
              color: #000; background: #fff; margin: 1.2em auto; max-width: 40em; padding: 0 1em; }
            h1 { font-size: 1.6em; margin: 0; }
            h2 { font-size: 1.3em; margin: 0; }
            ol { list-style: none; padding: 0; }
            ol > li { border: 2px solid #000; border-radius: .4em; padding: .6em 1em;
              margin: .8em 0; break-inside: avoid; }
            .place { font-size: 1.2em; font-weight: bold; }
            .mind:not(:empty) { border-left: .4em solid #000; padding-left: .6em; }
            [lang=en] { font-size: .8em; color: #333; font-weight: normal; }
            @media print { body { margin: 0; max-width: none; font-size: 16pt; } }
            </style>
            </head>
            """;

    private static final String NOTHING_LEFT =
            """
            <p>目前没有待做的项目。 <span lang="en">Nothing is waiting for you now.</span></p>
            """;

    private static final String FASTING =
            " · 请空腹前往 <span lang=\"en\">come with an empty stomach</span>";

    private GuidePage() {}

    static String of(GuideSheet sheet) {
        String number = sheet.number();
        String stops = sheet.stops().stream().map(GuidePage::stop).collect(Collectors.joining());
        return HEAD
                + """
                <body>
                <h1>就诊指引单 <span lang="en">Where to go</span></h1>
                <p>%2$s <span lang="en">%3$s</span><br>
                %4$s　就诊号 <span lang="en">visit</span> %1$s　%5$s</p>
                %6$s
                <p>做完一项，指引随时更新，请以最新的为准。<br>
                <span lang="en">This sheet changes as you go: the latest one counts.</span></p>
                </body>
                </html>
                """
                        .formatted(
                                text(
                                        number == null
                                                ? String.valueOf(sheet.visit().value())
                                                : number),
                                text(sheet.institutionZh()),
                                text(sheet.institutionEn()),
                                text(sheet.patientName()),
                                TIME.format(sheet.asOf()),
                                stops.isEmpty() ? NOTHING_LEFT : "<ol>\n" + stops + "</ol>");
    }

    private static String stop(GuideSheet.GuideStop stop) {
        return """
        <li>
        <h2>%1$d. %2$s <span lang="en">%3$s</span></h2>
        <p class="place">%4$s%5$s</p>
        <ul>
        %6$s</ul>
        </li>
        """
                .formatted(
                        stop.number(),
                        text(stop.nameZh()),
                        text(stop.nameEn()),
                        text(stop.location()),
                        stop.fasting() ? FASTING : "",
                        stop.items().stream().map(GuidePage::item).collect(Collectors.joining()));
    }

    private static String item(GuideSheet.GuideItem item) {
        return """
        <li>%1$s <span lang="en">%2$s</span> × %3$s %4$s<div class="mind">%5$s</div></li>
        """
                .formatted(
                        text(item.nameZh()),
                        text(item.nameEn()),
                        plain(item.left().toString()),
                        text(item.unit()),
                        text(item.guidance()));
    }

    /// Without the zeros that say nothing: `2`, `0.5`.
    private static String plain(String decimal) {
        return decimal.replaceFirst("\\.?0+$", "");
    }

    private static String text(String raw) {
        return HtmlUtils.htmlEscape(raw, "UTF-8");
    }
}
