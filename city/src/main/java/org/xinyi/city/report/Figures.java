package org.xinyi.city.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.xinyi.city.hospital.Inputs;
import org.xinyi.city.hospital.Script;
import org.xinyi.city.play.Demonstration;
import org.xinyi.city.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The figures of a demonstration as JSON. Amounts are yuan with two places, as strings.
public final class Figures {

    private Figures() {}

    public static ObjectNode of(
            Script script, int days, Demonstration.Outcome outcome, Phases phases) {
        JsonNode overview = outcome.overview();
        ObjectNode figures = Json.object();
        figures.put("scheme", script.world().scheme().name());
        figures.put("seed", script.world().seed());
        figures.put("day", script.world().day().toString());
        figures.put("days", days);
        figures.put("city", outcome.city());
        theDay(figures, outcome.day());
        ObjectNode wholeTime = figures.putObject("wholeTime");
        copy(overview, wholeTime, "visits", "admissions", "discharges", "inBeds");
        copy(overview, figures, "orders", "charges");
        copy(overview, figures, "amountTotal", "bySource", "drawn", "released", "refunded");
        copy(overview, figures, "repaid", "repaidOnTime", "repaidLate", "outstanding", "overdue");
        copy(overview, figures, "writtenOff", "subsidy");
        figures.set("listed", outcome.followUp().path("listed"));
        figures.set("followUp", outcome.followUp());
        figures.set("unexplained", outcome.verification().path("unexplained"));
        figures.set("checks", outcome.verification().path("checks"));
        figures.set("exceptions", outcome.verification().path("exceptions"));
        figures.set("faults", outcome.faults().path("met"));
        figures.put("faultsMet", count(outcome.faults().path("met")));
        ObjectNode refusals = figures.putObject("refusals");
        outcome.tally().refusals().forEach(refusals::put);
        ObjectNode took = figures.putObject("millisByDeed");
        outcome.tally().took().forEach(took::put);
        figures.put("requests", outcome.calls());
        times(figures, phases);
        inputs(figures, script.world().inputs());
        return figures;
    }

    /// Visits are those without a bed, as the hospital counts them.
    private static void theDay(ObjectNode figures, JsonNode day) {
        JsonNode visits = day.path("visits");
        figures.put(
                "visits", visits.path("outpatient").asLong() + visits.path("emergency").asLong());
        figures.set("flows", visits);
        copy(day, figures, "admissions", "discharges");
    }

    /// Faults by twin, operation and kind.
    private static long count(JsonNode met) {
        if (met.isNumber()) {
            return met.asLong();
        }
        long count = 0;
        for (JsonNode part : met) {
            count += count(part);
        }
        return count;
    }

    private static void times(ObjectNode figures, Phases phases) {
        BigDecimal seconds = seconds(phases.millis());
        ObjectNode parts = figures.putObject("phases");
        phases.past().forEach(phase -> parts.put(phase.name(), seconds(phase.millis())));
        figures.put("seconds", seconds);
        BigDecimal visits = new BigDecimal(figures.get("visits").asString("0"));
        figures.put(
                "visitsPerSecond",
                visits.divide(seconds.max(BigDecimal.ONE), 1, RoundingMode.HALF_UP));
    }

    private static void inputs(ObjectNode figures, Inputs inputs) {
        ObjectNode told = figures.putObject("inputs");
        for (Inputs.Input input : inputs.all()) {
            told.putObject(input.id())
                    .put("value", input.value())
                    .put("unit", input.unit())
                    .put(input.published() ? "source" : "assumption", because(input));
        }
    }

    private static String because(Inputs.Input input) {
        String source = input.source();
        String assumption = input.assumption();
        return source != null ? source : String.valueOf(assumption);
    }

    private static BigDecimal seconds(long millis) {
        return BigDecimal.valueOf(millis, 3).setScale(1, RoundingMode.HALF_UP);
    }

    private static void copy(JsonNode from, ObjectNode to, String... names) {
        for (String name : names) {
            to.set(name, from.path(name));
        }
    }
}
