package org.xinyi.city.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xinyi.city.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The figures as JSON, and as a page with plots.
///
/// @param failed rows that could not be measured, each with the reason
/// @param verified the exit code of the verification afterwards
record Report(
        Plan plan,
        ObjectNode machine,
        ObjectNode settings,
        String yardstick,
        List<Result> results,
        Map<String, String> failed,
        int verified) {

    void write() {
        Path json = plan.json();
        if (json != null) {
            write(json, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json()));
        }
        Path docs = plan.docs();
        if (docs != null) {
            Path plots = docs.resolveSibling("images");
            write(plots.resolve("bench-targets.svg"), Plot.targets(results));
            write(plots.resolve("bench-latency.svg"), Plot.latencies(singles()));
            write(docs, page());
        }
    }

    private ObjectNode json() {
        ObjectNode all = Json.object();
        ObjectNode rows = all.putObject("rows");
        results.forEach(result -> rows.set(result.name(), result.json()));
        ObjectNode notMeasured = all.putObject("failed");
        failed.forEach(notMeasured::put);
        all.set("machine", machine);
        all.set("postgresql", settings);
        all.put("yardstick", yardstick).put("pairs", plan.pairs()).put("verified", verified == 0);
        return all;
    }

    private @Nullable JsonNode singles() {
        return results.stream()
                .filter(result -> result.name().equals("groupedSinglesRatio"))
                .findFirst()
                .map(Result::raw)
                .orElse(null);
    }

    private String page() {
        StringBuilder page = new StringBuilder(head());
        for (Result result : results) {
            page.append(
                    "| `%s` | %s | %s | %s |%n"
                            .formatted(
                                    result.name(),
                                    result.value().toPlainString(),
                                    result.target(),
                                    result.met() ? "met" : "**not met**"));
        }
        failed.forEach((rows, why) -> page.append("| `%s` | | | %s |%n".formatted(rows, why)));
        page.append("\n![value over target](images/bench-targets.svg)\n\n")
                .append("Latency of single confirmations; the open loop sends at a fixed rate and")
                .append(" counts from the moment at which a request was due.\n\n")
                .append("![latency](images/bench-latency.svg)\n\n## Raw figures\n\n");
        for (Result result : results) {
            page.append("**").append(result.name()).append("**\n\n```json\n");
            page.append(
                    Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(result.raw()));
            page.append("\n```\n\n");
        }
        page.append("## Machine\n\n");
        list(page, machine);
        page.append("| TPC-B | ").append(yardstick).append(" |\n\n## PostgreSQL\n\n");
        list(page, settings);
        return page.toString();
    }

    private String head() {
        String ratios =
                plan.pairs() == 1 ? "those of one pair" : "medians of " + plan.pairs() + " pairs";
        return """
        # 基准测试 / Benchmarks

        Written by `./xinyi bench`. Ratios are %s of interleaved runs of about %d s, after a
        warm-up that is not counted. Everything is durable, over HTTP, with the load on the
        same machine; only orders that were placed and held through the API are confirmed.
        Afterwards `./xinyi verify` %s every fen.
        Of rows that fall short: [where the time goes](where-the-time-goes.md).

        | row | value | target | |
        |---|---|---|---|
        """
                .formatted(
                        ratios,
                        plan.seconds(),
                        verified == 0 ? "explained" : "**did not** explain");
    }

    private static void list(StringBuilder page, ObjectNode of) {
        page.append("| | |\n|---|---|\n");
        of.properties()
                .forEach(
                        one ->
                                page.append("| ")
                                        .append(one.getKey())
                                        .append(" | ")
                                        .append(one.getValue().asString())
                                        .append(" |\n"));
    }

    private static void write(Path file, String text) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
