package org.xinyi.city.play;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.xinyi.city.hospital.Deed;
import org.xinyi.city.wire.Json;
import org.xinyi.city.wire.Pause;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One day of the year: who dies, whom the office answers, who comes, who pays, who is called.
/// What must not depend on the order in which requests arrive is done one after the other.
final class YearDay {

    private static final int REQUESTS = 8;
    private static final int SMALLEST = 20;
    private static final int VISITS_MAX = 500;
    private static final int BILLS_MAX = 100;
    private static final BigDecimal ONE_YUAN = new BigDecimal("1.00");
    private static final List<String> COUNTED =
            List.of("visits", "bills", "paid over the counter", "paid by phone", "calls");

    /// What is owed for a visit.
    ///
    /// @param left yuan; what the play has not paid yet
    record Bill(YearPlan.Visit visit, long obligation, long debtor, BigDecimal left) {}

    private final Town town;
    private final Bulk bulk;
    private final Ids ids;
    private final Tally tally;
    private final Tills tills;
    private final YearOffice office;
    private final Map<Integer, List<YearPlan.Visit>> coming = new HashMap<>();
    private final Map<Integer, List<YearPlan.Visit>> paying = new HashMap<>();
    private final Map<Integer, List<YearPlan.Visit>> wishing = new HashMap<>();
    private final Map<Integer, List<Integer>> dying = new HashMap<>();
    private final Map<Integer, Bill> bills = new ConcurrentHashMap<>();

    YearDay(YearPlan plan, Town town, Bulk bulk, Ids ids, Tally tally) {
        this.town = town;
        this.bulk = bulk;
        this.ids = ids;
        this.tally = tally;
        this.tills = new Tills(town, tally);
        this.office = new YearOffice(plan.seed(), town, bulk, tally, bills);
        for (YearPlan.Visit one : plan.visits()) {
            add(coming, one.day(), one);
            add(paying, one.paysOn(), one);
            if (one.fate() == YearPlan.Fate.IN_HALVES) {
                add(paying, one.firstHalfOn(), one);
            }
            if (one.wish() != YearPlan.Wish.NONE) {
                add(wishing, one.wishOn(), one);
            }
        }
        plan.deaths().forEach((person, day) -> add(dying, day, person));
    }

    /// @param rest waits for what goes on by itself
    void play(int day, LocalDate date, Instant now, Runnable rest) {
        timed("tills", tills::open);
        die(dying.getOrDefault(day, List.of()), date);
        timed("answers", () -> office.answer(date, now));
        timed("rest", rest);
        timed("visits", () -> come(coming.getOrDefault(day, List.of())));
        ask(wishing.getOrDefault(day, List.of()), now);
        timed("payments", () -> pay(paying.getOrDefault(day, List.of()), day));
        timed("rest", rest);
        timed("calls", () -> office.call(date));
        timed("tills", tills::close);
    }

    void timed(String what, Runnable work) {
        long begin = System.nanoTime();
        work.run();
        tally.took(what, (System.nanoTime() - begin) / 1_000_000);
    }

    /// A day on which people come, and nothing else is done.
    void playVisits(int day) {
        come(coming.getOrDefault(day, List.of()));
    }

    /// Opens a till and pays one yuan of each bill at it, each in a request of its own.
    Requests partPayments() {
        tills.open();
        return new Requests(
                "shifts/" + tills.at(Deed.Means.WINDOW_CASH) + "/repayments",
                bills.values().stream()
                        .sorted(Comparator.comparing(bill -> bill.visit.number()))
                        .map(bill -> Json.list("repayments", List.of(taken(bill, ONE_YUAN))))
                        .map(ObjectNode::toString)
                        .toList());
    }

    /// @param bodies of POST requests to the path
    record Requests(String path, List<String> bodies) {}

    Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        COUNTED.forEach(what -> counts.put(what, tally.done(what)));
        return counts;
    }

    private void die(List<Integer> people, LocalDate date) {
        for (int person : people) {
            town.operator()
                    .make(
                            "patients/" + ids.patient(person) + "/death",
                            Json.object().put("diedOn", date.toString()));
        }
    }

    private void come(List<YearPlan.Visit> visits) {
        Map<YearPlan.Visit, Long> known = new ConcurrentHashMap<>();
        bulk.send(
                "visits",
                new Bulk.To(town.his(), "visits", "visits", some(visits, VISITS_MAX)),
                visits,
                one ->
                        Json.object()
                                .put("patient", Objects.requireNonNull(ids.patient(one.person())))
                                .put("institution", town.hospital())
                                .put("department", town.department(0))
                                .put("kind", "OUTPATIENT"),
                (one, visit) -> known.put(one, visit.asLong()));
        Map<YearPlan.Visit, Long> onCredit = new ConcurrentHashMap<>();
        bulk.send(
                "check-ins",
                new Bulk.To(town.his(), "visits/check-ins", "checkIns", some(visits, VISITS_MAX)),
                sorted(known),
                one -> Json.object().put("visit", known.get(one)).put("credit", true),
                (one, answer) -> {
                    if (answer.get("flow").asString().equals("CREDIT")) {
                        onCredit.put(one, Objects.requireNonNull(known.get(one)));
                    } else {
                        tally.refused("credit", "not-on-credit");
                    }
                });
        treat(onCredit);
    }

    private void treat(Map<YearPlan.Visit, Long> known) {
        Map<YearPlan.Visit, Long> orders = new ConcurrentHashMap<>();
        bulk.send(
                "orders",
                new Bulk.To(town.his(), "orders", "orders", some(known.keySet(), VISITS_MAX)),
                sorted(known),
                one ->
                        Json.object()
                                .put("visit", known.get(one))
                                .put("item", Ground.ITEM)
                                .put("department", town.department(0))
                                .put("quantity", Integer.toString(one.quantity())),
                (one, placed) -> orders.put(one, placed.get("order").asLong()));
        bulk.send(
                "executions",
                new Bulk.To(
                        town.his(), "executions", "executions", some(known.keySet(), VISITS_MAX)),
                sorted(orders),
                one -> Json.object().put("order", orders.get(one)).put("result", "DONE"),
                (_, _) -> {});
        bulk.send(
                "settlements",
                new Bulk.To(
                        town.his(), "settlements", "settlements", some(known.keySet(), BILLS_MAX)),
                sorted(orders),
                one -> Json.object().put("visit", known.get(one)).put("trigger", "CASHIER"),
                this::billed);
    }

    /// An insurer that answers late answers within the day.
    private void billed(YearPlan.Visit visit, JsonNode settled) {
        JsonNode bill = settled;
        for (int look = 0; look < 3_000 && !bill.has("postedAt"); look++) {
            Pause.millis(10);
            bill = town.his().read("settlements/" + settled.get("id").asLong());
        }
        for (JsonNode owed : bill.get("owed")) {
            tally.done("bills", 1);
            bills.put(
                    visit.number(),
                    new Bill(
                            visit,
                            owed.get("obligation").asLong(),
                            owed.get("debtor").asLong(),
                            new BigDecimal(owed.get("open").asString())));
        }
    }

    private void ask(List<YearPlan.Visit> visits, Instant now) {
        for (YearPlan.Visit one : visits) {
            Bill bill = bills.get(one.number());
            if (bill != null && bill.left.signum() > 0) {
                office.ask(one.wish(), bill, now);
            }
        }
    }

    private void pay(List<YearPlan.Visit> visits, int day) {
        Map<YearPlan.Visit, BigDecimal> counter = new HashMap<>();
        List<Phone.Payment> phones = new ArrayList<>();
        for (YearPlan.Visit one : visits) {
            Bill bill = bills.get(one.number());
            if (bill != null && bill.left.signum() > 0) {
                BigDecimal amount = amount(one, bill, day);
                bills.put(one.number(), less(bill, amount));
                if (one.fate() == YearPlan.Fate.BY_PHONE) {
                    phones.add(
                            new Phone.Payment(
                                    bill.debtor, amount.toPlainString(), List.of(bill.obligation)));
                } else {
                    counter.put(one, amount);
                }
            }
        }
        new Phone(town, bulk, tally).pay(phones);
        bulk.send(
                "paid over the counter",
                new Bulk.To(
                        town.his(),
                        "shifts/" + tills.at(Deed.Means.WINDOW_CASH) + "/repayments",
                        "repayments",
                        some(counter.keySet(), BILLS_MAX)),
                sorted(counter),
                one -> taken(Objects.requireNonNull(bills.get(one.number())), counter.get(one)),
                (_, _) -> {});
    }

    private static BigDecimal amount(YearPlan.Visit visit, Bill bill, int day) {
        boolean half = visit.fate() == YearPlan.Fate.IN_HALVES && visit.paysOn() != day;
        return half ? bill.left.divide(BigDecimal.TWO, 2, RoundingMode.UP) : bill.left;
    }

    private static Bill less(Bill bill, BigDecimal amount) {
        return new Bill(bill.visit, bill.obligation, bill.debtor, bill.left.subtract(amount));
    }

    private static ObjectNode taken(Bill bill, @Nullable BigDecimal amount) {
        ObjectNode taken =
                Json.object()
                        .put("debtor", bill.debtor)
                        .put("channel", "WINDOW_CASH")
                        .put("amount", Objects.requireNonNull(amount).toPlainString());
        taken.putArray("obligations").add(bill.obligation);
        return taken;
    }

    /// How many in a request, so that some requests are under way side by side.
    private static int some(Collection<?> all, int most) {
        return Math.clamp(all.size() / REQUESTS, SMALLEST, most);
    }

    private static List<YearPlan.Visit> sorted(Map<YearPlan.Visit, ?> of) {
        return of.keySet().stream().sorted(Comparator.comparing(YearPlan.Visit::number)).toList();
    }

    private static <T> void add(Map<Integer, List<T>> to, int day, T one) {
        to.computeIfAbsent(day, _ -> new ArrayList<>()).add(one);
    }
}
