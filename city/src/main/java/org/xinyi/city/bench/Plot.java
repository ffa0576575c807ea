package org.xinyi.city.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Bars as SVG.
final class Plot {

    private static final int WIDTH = 760;
    private static final int LEFT = 220;
    private static final int BAR = 18;
    private static final int STEP = 26;
    private static final int FULL = 400;
    private static final List<String> QUANTILES = List.of("p50", "p90", "p99", "p999");

    private final StringBuilder svg = new StringBuilder();
    private int line;

    private Plot() {}

    /// Each row as the share of its target that was reached: beyond the line is better.
    static String targets(List<Result> results) {
        Plot plot = new Plot();
        for (Result result : results) {
            BigDecimal bound = new BigDecimal(result.target().substring(3));
            boolean least = result.target().startsWith(">");
            BigDecimal reached =
                    least
                            ? share(result.value(), bound)
                            : share(bound, result.value().max(new BigDecimal("0.001")));
            plot.bar(
                    result.name(),
                    width(reached.min(BigDecimal.valueOf(2)), BigDecimal.valueOf(2)),
                    result.met() ? "#3b7a57" : "#b5533c",
                    result.value() + " (" + result.target() + ")");
        }
        int target = LEFT + FULL / 2;
        plot.svg.append(
                "<line x1=\"%d\" y1=\"0\" x2=\"%d\" y2=\"%d\" stroke=\"#333\"/>%n"
                        .formatted(target, target, plot.line * STEP));
        return plot.finished();
    }

    /// @param singles the raw figures of `groupedSinglesRatio`; null when it was not measured
    static String latencies(@Nullable JsonNode singles) {
        Plot plot = new Plot();
        if (singles == null) {
            return plot.finished();
        }
        BigDecimal most = BigDecimal.ONE;
        List<String> sets =
                List.of(
                        "onePerTransactionMicros",
                        "groupedMicros",
                        "openLoopAt50PercentMicros",
                        "openLoopAt70PercentMicros");
        for (String set : sets) {
            most = most.max(BigDecimal.valueOf(singles.path(set).path("p999").asLong(0)));
        }
        for (String set : sets) {
            for (String quantile : QUANTILES) {
                long micros = singles.path(set).path(quantile).asLong(0);
                plot.bar(
                        set.replace("Micros", "") + " " + quantile,
                        width(BigDecimal.valueOf(micros), most),
                        "#4a6fa5",
                        BigDecimal.valueOf(micros, 3).setScale(1, RoundingMode.HALF_UP) + " ms");
            }
        }
        return plot.finished();
    }

    private static BigDecimal share(BigDecimal one, BigDecimal of) {
        return one.divide(of, 3, RoundingMode.HALF_UP);
    }

    private static int width(BigDecimal value, BigDecimal most) {
        return value.multiply(BigDecimal.valueOf(FULL))
                .divide(most, 0, RoundingMode.HALF_UP)
                .intValue();
    }

    private void bar(String name, int width, String colour, String says) {
        int top = line * STEP + 4;
        svg.append(
                """
                <text x="%d" y="%d" text-anchor="end">%s</text>
                <rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>
                <text x="%d" y="%d">%s</text>
                """
                        .formatted(
                                LEFT - 8,
                                top + 13,
                                name,
                                LEFT,
                                top,
                                Math.max(1, width),
                                BAR,
                                colour,
                                LEFT + width + 6,
                                top + 13,
                                says.replace(">", "&gt;").replace("<", "&lt;")));
        line++;
    }

    private String finished() {
        return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="12">
        <rect width="100%%" height="100%%" fill="white"/>
        %s</svg>
        """
                .formatted(WIDTH, line * STEP + 10, svg);
    }
}
