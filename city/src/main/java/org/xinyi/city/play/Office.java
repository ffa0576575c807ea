package org.xinyi.city.play;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xinyi.city.wire.Answer;
import org.xinyi.city.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a hospital's call desk and its finance office do once a day.
final class Office {

    private static final int PER_PAGE = 200;
    private static final int PROMISED_DAYS = 5;

    private final Town town;
    private final Bulk bulk;
    private final Tally tally;
    private final LocalDate day;
    private final int writtenOffAfterDays;
    private boolean hasWrittenOff;

    /// @param day of the hospital
    /// @param writtenOffAfterDays what is owed so many days later is given up
    Office(Town town, Bulk bulk, Tally tally, LocalDate day, int writtenOffAfterDays) {
        this.town = town;
        this.bulk = bulk;
        this.tally = tally;
        this.day = day;
        this.writtenOffAfterDays = writtenOffAfterDays;
    }

    void work(LocalDate today) {
        if (today.isAfter(day)) {
            call(today);
        }
        if (!hasWrittenOff && !today.isBefore(day.plusDays(writtenOffAfterDays))) {
            hasWrittenOff = true;
            writeOff();
        }
    }

    /// Everybody who is reached promises to pay; the script knows who does. Somebody may have
    /// paid before the phone rings.
    private void call(LocalDate today) {
        List<Long> tasks = new ArrayList<>();
        @Nullable String cursor = "";
        while (cursor != null) {
            String from = cursor.isEmpty() ? "" : "&cursor=" + cursor;
            JsonNode page = town.his().read("call-desk/queue?limit=" + PER_PAGE + from);
            page.get("tasks").forEach(task -> tasks.add(task.get("task").asLong()));
            cursor = page.has("next") ? page.get("next").asString() : null;
        }
        String promised = today.plusDays(PROMISED_DAYS).toString();
        bulk.each(
                tasks,
                task -> {
                    ObjectNode call =
                            Json.object()
                                    .put("outcome", "PROMISED")
                                    .put("reason", "FORGOT")
                                    .put("promisedOn", promised);
                    Answer answer = town.his().post("call-desk/tasks/" + task + "/calls", call);
                    if (answer.refused()) {
                        tally.refused("call", answer.problem());
                    } else {
                        tally.done("calls", 1);
                    }
                });
    }

    /// One of the finance office proposes, another agrees.
    private void writeOff() {
        List<Long> lost = lost();
        if (lost.isEmpty()) {
            return;
        }
        ObjectNode proposal = Json.object().put("reason", "多次催缴未果 / called in vain");
        lost.forEach(one -> proposal.withArray("items").addObject().put("obligation", one));
        long number =
                Staff.signIn(town, "finance").make("write-offs", proposal).get("proposal").asLong();
        Staff.signIn(town, "finance2").make("proposals/" + number + "/approval", Json.object());
        tally.done("written off", lost.size());
    }

    /// Who stands on the list and still owes.
    private List<Long> lost() {
        Set<Long> lost = new LinkedHashSet<>();
        @Nullable Long cursor = null;
        boolean more = true;
        while (more) {
            String from = cursor == null ? "" : "&cursor=" + cursor;
            JsonNode page = town.operator().read("listings?limit=" + PER_PAGE + from);
            for (JsonNode listing : page.get("listings")) {
                if (new BigDecimal(listing.get("open").asString()).signum() > 0) {
                    lost.add(listing.get("obligation").asLong());
                }
            }
            more = page.has("next");
            cursor = more ? page.get("next").asLong() : null;
        }
        return List.copyOf(lost);
    }
}
