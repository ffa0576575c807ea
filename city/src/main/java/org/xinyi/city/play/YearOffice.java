package org.xinyi.city.play;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.xinyi.city.simulation.Dice;
import org.xinyi.city.wire.Answer;
import org.xinyi.city.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The hospital's people who speak with those who have not paid: the call desk, and whoever decides
/// about help and disputes. What is said depends on the bill and the day alone.
final class YearOffice {

    private static final int PER_PAGE = 200;
    private static final List<String> OUTCOMES =
            List.of(
                    "PROMISED",
                    "UNREACHABLE",
                    "REFUSES",
                    "HARDSHIP",
                    "WRONG_NUMBER",
                    "PAID_ALREADY",
                    "NOT_DONE");
    private static final int[] OUTCOME_WEIGHTS = {40, 25, 18, 6, 3, 4, 4};
    private static final int GRANTED = 6_000;
    private static final int REJECTED = 8_000;
    private static final Duration PAUSE = Duration.ofDays(25);
    private static final int PROMISED_DAYS = 5;

    private final long seed;
    private final Town town;
    private final Bulk bulk;
    private final Tally tally;
    private final Map<Integer, YearDay.Bill> bills;

    YearOffice(long seed, Town town, Bulk bulk, Tally tally, Map<Integer, YearDay.Bill> bills) {
        this.seed = seed;
        this.town = town;
        this.bulk = bulk;
        this.tally = tally;
        this.bills = bills;
    }

    void ask(YearPlan.Wish wish, YearDay.Bill bill, Instant now) {
        String about = "obligations/" + bill.obligation() + "/";
        switch (wish) {
            case PAUSE ->
                    said(
                            "pause",
                            about + "pauses",
                            Json.object()
                                    .put("reason", "AGREED")
                                    .put("until", now.plus(PAUSE).toString()));
            case HELP -> said("help", about + "hardship-requests", Json.object());
            case DISPUTE ->
                    said("dispute", about + "disputes", Json.object().put("text", "多收 / too much"));
            case NONE -> {}
        }
    }

    /// Decides what was asked on earlier days.
    void answer(LocalDate today, Instant now) {
        Map<Long, Integer> visits = visits();
        for (JsonNode one : waiting("follow-up/hardship-requests", "requests")) {
            Dice dice = dice("help", one, visits);
            ObjectNode decision =
                    dice.chance(GRANTED)
                            ? Json.object()
                                    .put("decision", "MORE_TIME")
                                    .put("until", now.plus(PAUSE).toString())
                            : Json.object().put("decision", "NONE");
            said(
                    "help decided",
                    "hardship-requests/" + one.get("request").asLong() + "/decision",
                    decision);
        }
        for (JsonNode one : waiting("follow-up/disputes", "disputes")) {
            Instant opened = Instant.parse(one.get("openedAt").asString());
            if (opened.plus(Duration.ofDays(4)).isBefore(now)) {
                Dice dice = dice("dispute", one, visits);
                said(
                        "dispute decided",
                        "disputes/" + one.get("dispute").asLong() + "/resolution",
                        Json.object()
                                .put("outcome", dice.chance(REJECTED) ? "REJECTED" : "UPHELD")
                                .put("answer", "已核对 / looked into on " + today));
            }
        }
    }

    /// Calls everybody in the queue; the bills of one person one after the other.
    void call(LocalDate today) {
        Map<Long, Integer> visits = visits();
        Map<Long, List<JsonNode>> byDebtor = new TreeMap<>();
        for (JsonNode task : waiting("call-desk/queue", "tasks")) {
            Integer visit = visits.get(task.get("obligation").asLong());
            YearDay.Bill bill = visit == null ? null : bills.get(visit);
            if (bill != null) {
                byDebtor.computeIfAbsent(bill.debtor(), _ -> new ArrayList<>()).add(task);
            }
        }
        bulk.each(
                List.copyOf(byDebtor.values()),
                tasks -> {
                    tasks.sort(
                            Comparator.comparing(
                                    task -> visits.get(task.get("obligation").asLong())));
                    tasks.forEach(task -> call(task, dice("call", task, visits), today));
                });
    }

    private void call(JsonNode task, Dice dice, LocalDate today) {
        int throwsBefore = task.get("attempts").asInt();
        for (int i = 0; i < throwsBefore; i++) {
            dice.below(Dice.TEN_THOUSAND);
        }
        String outcome = OUTCOMES.get(dice.weighted(OUTCOME_WEIGHTS));
        ObjectNode call = Json.object().put("outcome", outcome);
        if (outcome.equals("PROMISED")) {
            call.put("promisedOn", today.plusDays(PROMISED_DAYS).toString());
        }
        said("calls", "call-desk/tasks/" + task.get("task").asLong() + "/calls", call);
    }

    private Map<Long, Integer> visits() {
        Map<Long, Integer> visits = new java.util.HashMap<>();
        bills.forEach((visit, bill) -> visits.put(bill.obligation(), visit));
        return visits;
    }

    private Dice dice(String purpose, JsonNode about, Map<Long, Integer> visits) {
        Integer visit = visits.get(about.get("obligation").asLong());
        return Dice.of(seed, purpose, visit == null ? -1 : visit);
    }

    private void said(String what, String path, ObjectNode body) {
        Answer answer = town.his().post(path, body);
        if (answer.refused()) {
            tally.refused(what, answer.problem());
        } else {
            tally.done(what, 1);
        }
    }

    private List<JsonNode> waiting(String path, String list) {
        List<JsonNode> all = new ArrayList<>();
        @Nullable String cursor = "";
        while (cursor != null) {
            String from = cursor.isEmpty() ? "" : "&cursor=" + cursor;
            JsonNode page = town.his().read(path + "?limit=" + PER_PAGE + from);
            page.get(list).forEach(all::add);
            cursor = page.has("next") ? page.get("next").asString() : null;
        }
        return all;
    }
}
