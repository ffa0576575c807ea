package org.xinyi.city.play;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.xinyi.city.hospital.Deed;
import org.xinyi.city.hospital.Script.Timed;
import org.xinyi.city.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Patients of the ordinary flow at windows, kiosks and on their phones: what it comes to, and
/// paying it.
final class Cashier {

    private static final int PER_REQUEST = 100;
    private static final long ASK_AGAIN_SECONDS = 120;
    private static final int ASKED_AT_MOST = 30;

    /// @param debtor who owes it
    /// @param amount yuan with two places
    record Due(long debtor, String amount, List<Long> obligations) {}

    private final Town town;
    private final Bulk bulk;
    private final Ids ids;
    private final Tally tally;
    private final Tills tills;
    private final Phone phone;
    private final Map<Integer, Long> settlements = new ConcurrentHashMap<>();
    private final Map<Integer, JsonNode> bills = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> asked = new ConcurrentHashMap<>();

    Cashier(Town town, Bulk bulk, Ids ids, Tally tally, Tills tills, Phone phone) {
        this.town = town;
        this.bulk = bulk;
        this.ids = ids;
        this.tally = tally;
        this.tills = tills;
        this.phone = phone;
    }

    List<Timed> settle(List<Timed> deeds) {
        List<Timed> known =
                deeds.stream().filter(one -> ids.visit(one.deed().visit()) != null).toList();
        bulk.send(
                "cashier settlements",
                new Bulk.To(town.his(), "settlements", "settlements", PER_REQUEST),
                known,
                one ->
                        Json.object()
                                .put("visit", Objects.requireNonNull(ids.visit(one.deed().visit())))
                                .put("trigger", "CASHIER"),
                (one, view) -> {
                    settlements.put(one.deed().visit(), view.get("id").asLong());
                    bills.put(one.deed().visit(), view);
                });
        return List.of();
    }

    /// Whoever has no bill yet, because the insurer has not answered, is asked back later.
    List<Timed> pay(List<Timed> deeds) {
        List<Timed> later = new ArrayList<>();
        List<Due> byPhone = new ArrayList<>();
        Map<Timed, Due> overCounter = new ConcurrentHashMap<>();
        bulk.each(deeds, this::look);
        for (Timed timed : deeds) {
            Deed.Pay pay = (Deed.Pay) timed.deed();
            @Nullable JsonNode bill = bills.get(pay.visit());
            if (bill == null) {
                continue;
            }
            if (!isPosted(bill)) {
                if (asked.merge(pay.visit(), 1, Integer::sum) <= ASKED_AT_MOST) {
                    later.add(new Timed(timed.at() + ASK_AGAIN_SECONDS, pay));
                } else {
                    tally.refused("pay", "bill-not-there");
                }
                continue;
            }
            bills.remove(pay.visit());
            for (Due due : dues(bill)) {
                if (pay.means() == Deed.Means.PHONE) {
                    byPhone.add(due);
                } else {
                    overCounter.put(timed, due);
                }
            }
        }
        phone.pay(
                byPhone.stream()
                        .map(due -> new Phone.Payment(due.debtor(), null, due.obligations()))
                        .toList());
        take(overCounter);
        return later;
    }

    /// Takes money at windows and kiosks.
    void take(Map<Timed, Due> dues) {
        Map<Long, List<Map.Entry<Timed, Due>>> byShift = new ConcurrentHashMap<>();
        dues.entrySet()
                .forEach(
                        one ->
                                byShift.computeIfAbsent(
                                                tills.at(means(one.getKey().deed())),
                                                _ -> new ArrayList<>())
                                        .add(one));
        byShift.forEach(
                (shift, taken) ->
                        bulk.send(
                                "paid at windows and kiosks",
                                new Bulk.To(
                                        town.his(),
                                        "shifts/" + shift + "/repayments",
                                        "repayments",
                                        PER_REQUEST),
                                taken,
                                one -> taken(one.getKey(), one.getValue()),
                                (_, _) -> {}));
    }

    private void look(Timed timed) {
        int visit = timed.deed().visit();
        @Nullable JsonNode bill = bills.get(visit);
        if (bill != null && !isPosted(bill)) {
            long settlement = Objects.requireNonNull(settlements.get(visit));
            bills.put(visit, town.his().read("settlements/" + settlement));
        }
    }

    private static boolean isPosted(JsonNode bill) {
        return bill.has("postedAt");
    }

    private static List<Due> dues(JsonNode bill) {
        Map<Long, Due> dues = new java.util.LinkedHashMap<>();
        for (JsonNode owed : bill.get("owed")) {
            BigDecimal open = new BigDecimal(owed.get("open").asString());
            if (open.signum() > 0) {
                long debtor = owed.get("debtor").asLong();
                List<Long> obligations = List.of(owed.get("obligation").asLong());
                dues.merge(
                        debtor,
                        new Due(debtor, open.toPlainString(), obligations),
                        Cashier::together);
            }
        }
        return List.copyOf(dues.values());
    }

    private static Due together(Due one, Due other) {
        List<Long> obligations = new ArrayList<>(one.obligations);
        obligations.addAll(other.obligations);
        String amount =
                new BigDecimal(one.amount).add(new BigDecimal(other.amount)).toPlainString();
        return new Due(one.debtor, amount, obligations);
    }

    static Deed.Means means(Deed deed) {
        return switch (deed) {
            case Deed.Pay pay -> pay.means();
            case Deed.Repay repay -> repay.means();
            default -> throw new IllegalArgumentException(deed + " pays nothing");
        };
    }

    private static ObjectNode taken(Timed timed, Due due) {
        Deed.Means means = means(timed.deed());
        ObjectNode taken =
                Json.object()
                        .put("debtor", due.debtor)
                        .put("channel", means.name())
                        .put("amount", due.amount);
        if (!due.obligations.isEmpty()) {
            due.obligations.forEach(taken.putArray("obligations")::add);
        }
        return taken;
    }
}
