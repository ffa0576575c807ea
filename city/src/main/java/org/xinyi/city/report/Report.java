package org.xinyi.city.report;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Map;
import org.xinyi.city.hospital.Inputs;
import org.xinyi.city.hospital.Scheme;
import org.xinyi.city.hospital.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The day's report for people, from the same figures as the JSON.
public final class Report {

    private static final int LABEL_WIDTH = 44;
    private static final Map<String, String> SOURCES =
            Map.ofEntries(
                    Map.entry("POOL", "统筹基金 pool"),
                    Map.entry("OTHER_FUND", "其他基金 other funds"),
                    Map.entry("RELIEF", "医疗救助 relief"),
                    Map.entry("PERSONAL_ACCOUNT", "个人账户 personal account"),
                    Map.entry("MUTUAL_AID", "共济账户 mutual-aid account"),
                    Map.entry("HOSPITAL_SHARE", "医院负担 hospital share"),
                    Map.entry("CREDIT", "信用支付 on credit"),
                    Map.entry("PERSONAL", "个人负担 personal"));

    private final World world;
    private final ObjectNode figures;
    private final StringBuilder text = new StringBuilder();

    private Report(World world, ObjectNode figures) {
        this.world = world;
        this.figures = figures;
    }

    /// @param figures as [Figures#of] makes them
    public static String of(World world, ObjectNode figures) {
        Report report = new Report(world, figures);
        report.head();
        report.treated();
        report.money();
        report.followUp();
        report.refusals();
        report.checked();
        report.inputs();
        return report.text.toString();
    }

    private void head() {
        Scheme scheme = world.scheme();
        text.append('\n');
        line("仁济医院的规模，" + scheme.nameZh());
        line("Renji's size under " + scheme.nameEn());
        line(
                "2020-06-10 · 002_0e59fa3f04055a16.txt · seed "
                        + world.seed()
                        + " · "
                        + figures.get("city").asString());
    }

    private void treated() {
        title("就诊日 The day");
        row("门急诊 visits", count(figures.get("visits")));
        row("入院 admissions", count(figures.get("admissions")));
        row("出院 discharges", count(figures.get("discharges")));
        row("先诊后付 on credit", count(figures.at("/flows/credit")));
        row("普通流程 ordinary flow", count(figures.at("/flows/ordinary")));
        title("整个期间 The whole time, those already in their beds too");
        row("住院 stays", count(figures.at("/wholeTime/admissions")));
        row("  已出院 discharged", count(figures.at("/wholeTime/discharges")));
        row("医嘱 orders", count(figures.at("/orders/placed")));
        row("  已执行 executed", count(figures.at("/orders/executed")));
        row("  部分执行 in part", count(figures.at("/orders/partly")));
        row("  未执行 never", count(figures.at("/orders/never")));
        row("  已取消 cancelled", count(figures.at("/orders/cancelled")));
        row("收费项目 charges", count(figures.get("charges")));
    }

    private void money() {
        title("资金 Money, yuan");
        row("总额 total", money(figures.get("amountTotal")));
        for (Map.Entry<String, JsonNode> source : figures.get("bySource").properties()) {
            String name = SOURCES.getOrDefault(source.getKey(), source.getKey());
            row("  " + name, money(source.getValue()));
        }
        row("额度支用 drawn", money(figures.get("drawn")));
        row("额度释放 released", money(figures.get("released")));
        row("退费 refunded", money(figures.get("refunded")));
        row("已还 repaid", money(figures.get("repaid")));
        row("  按期 on time", money(figures.get("repaidOnTime")));
        row("  逾期后 late", money(figures.get("repaidLate")));
        row("未还 outstanding", money(figures.get("outstanding")));
    }

    private void followUp() {
        title("催缴 Follow-up");
        JsonNode followUp = figures.get("followUp");
        followUp.path("noticesByRung")
                .properties()
                .forEach(rung -> row("提醒 notices · " + rung.getKey(), count(rung.getValue())));
        row("电话 calls", count(followUp.path("calls")));
        row("纳入名单 listed", count(followUp.path("listed")));
        row("  已移出 lifted again", count(followUp.path("lifted")));
        row("核销 written off", money(followUp.path("writtenOff")));
        row("财政补助申请 subsidy claimed", money(followUp.path("subsidyClaimed")));
        row("  已批 granted", money(followUp.path("subsidyGranted")));
        row("  已到账 received", money(followUp.path("subsidyReceived")));
    }

    private void checked() {
        title("核对 Verification");
        for (JsonNode check : figures.get("checks")) {
            row(
                    check.get("name").asString(),
                    count(check.get("compared")) + " / " + count(check.get("differences")));
        }
        row("故障 faults met", count(figures.get("faultsMet")));
        row("请求 requests", count(figures.get("requests")));
        row("用时 seconds", figures.get("seconds").asString());
        row("每秒就诊 visits per second", figures.get("visitsPerSecond").asString());
        figures.get("phases")
                .properties()
                .forEach(phase -> row("  " + phase.getKey(), phase.getValue().asString()));
        text.append('\n');
        row("说不清的钱 unexplained", money(figures.get("unexplained")));
    }

    private void refusals() {
        if (!figures.get("refusals").isEmpty()) {
            title("拒绝 Refusals met, each a named problem");
            figures.get("refusals")
                    .properties()
                    .forEach(one -> row(one.getKey(), count(one.getValue())));
        }
    }

    private void inputs() {
        title("输入 Inputs of the simulation");
        for (Inputs.Input input : world.inputs().all()) {
            row(
                    input.zh() + " " + input.en(),
                    input.value() + " " + (input.published() ? "■" : "□"));
        }
        line("■ 公开数字，有出处 published   □ 假设 assumed; sources and reasons: --json");
    }

    private void title(String title) {
        text.append('\n').append(title).append('\n');
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void row(String label, String value) {
        text.append("  ").append(label);
        int pad = LABEL_WIDTH - width(label);
        text.append(" ".repeat(Math.max(1, pad)));
        text.append(String.format("%18s", value)).append('\n');
    }

    private static String count(JsonNode node) {
        return node.isMissingNode() ? "–" : String.format("%,d", node.asLong());
    }

    private static String money(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return "–";
        }
        DecimalFormat format =
                new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT));
        try {
            return format.format(new BigDecimal(node.asString()));
        } catch (NumberFormatException aText) {
            return node.asString();
        }
    }

    /// Chinese characters take two columns.
    private static int width(String text) {
        return text.codePoints().map(point -> point >= 0x2E80 ? 2 : 1).sum();
    }
}
