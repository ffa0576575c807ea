package org.xinyi.city.play;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.xinyi.city.hospital.Deed;
import org.xinyi.city.hospital.Order;
import org.xinyi.city.hospital.Script;
import org.xinyi.city.hospital.Script.Timed;
import org.xinyi.city.hospital.Visit;
import org.xinyi.city.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;

/// What reception, doctors, nurses, laboratories and pharmacies do: everything between the door
/// and the door.
final class Clinic {

    private static final int PER_REQUEST = 500;

    private final Script script;
    private final Town town;
    private final CityClock clock;
    private final Bulk bulk;
    private final Ids ids;
    private final Tally tally;

    Clinic(Script script, Town town, CityClock clock, Bulk bulk, Ids ids, Tally tally) {
        this.script = script;
        this.town = town;
        this.clock = clock;
        this.bulk = bulk;
        this.ids = ids;
        this.tally = tally;
    }

    List<Timed> register(List<Timed> deeds) {
        return send("visits", "visits", "visits", deeds, this::registration, this::registered);
    }

    List<Timed> admit(List<Timed> deeds) {
        return send(
                "admissions", "admissions", "admissions", deeds, this::admission, this::registered);
    }

    List<Timed> checkIn(List<Timed> deeds) {
        return send(
                "check-ins",
                "visits/check-ins",
                "checkIns",
                deeds,
                this::checkIn,
                (_, done) -> {
                    tally.done("flow " + done.get("flow").asString(), 1);
                    if (done.has("because")) {
                        tally.refused("credit", done.get("because").asString());
                    }
                });
    }

    List<Timed> place(List<Timed> deeds) {
        return send(
                "orders",
                "orders",
                "orders",
                deeds,
                this::order,
                (timed, done) ->
                        ids.order(((Deed.Place) timed.deed()).order(), done.get("order").asLong()));
    }

    List<Timed> cancel(List<Timed> deeds) {
        List<Timed> known =
                deeds.stream()
                        .filter(one -> ids.order(((Deed.Cancel) one.deed()).order()) != null)
                        .toList();
        bulk.send(
                "cancellations",
                new Bulk.To(town.his(), "orders/cancellations", "orders", PER_REQUEST),
                known,
                one ->
                        new LongNode(
                                Objects.requireNonNull(
                                        ids.order(((Deed.Cancel) one.deed()).order()))),
                (_, _) -> {});
        return List.of();
    }

    List<Timed> confirm(List<Timed> deeds) {
        return send(
                "charges",
                "executions",
                "executions",
                deeds.stream()
                        .filter(one -> ids.order(((Deed.Confirm) one.deed()).order()) != null)
                        .toList(),
                this::execution,
                (_, _) -> {});
    }

    List<Timed> note(List<Timed> deeds) {
        return send("stations", "stations", "stations", deeds, this::station, (_, _) -> {});
    }

    List<Timed> end(List<Timed> deeds) {
        return send("ends", "visits/ends", "ends", deeds, this::atVisit, (_, _) -> {});
    }

    List<Timed> discharge(List<Timed> deeds) {
        return send("discharges", "discharges", "discharges", deeds, this::atVisit, (_, _) -> {});
    }

    private List<Timed> send(
            String what,
            String path,
            String list,
            List<Timed> deeds,
            Function<Timed, ObjectNode> form,
            BiConsumer<Timed, JsonNode> accepted) {
        List<Timed> possible = new ArrayList<>(deeds.size());
        for (Timed timed : deeds) {
            boolean arrives =
                    timed.deed() instanceof Deed.Register || timed.deed() instanceof Deed.Admit;
            if (arrives || ids.visit(timed.deed().visit()) != null) {
                possible.add(timed);
            }
        }
        Bulk.To to = new Bulk.To(town.his(), path, list, PER_REQUEST);
        bulk.send(what, to, possible, form, accepted);
        return List.of();
    }

    private void registered(Timed timed, JsonNode id) {
        ids.visit(timed.deed().visit(), id.asLong());
    }

    private ObjectNode registration(Timed timed) {
        Visit visit = script.visits().get(timed.deed().visit());
        return arrival(timed, visit)
                .put("department", town.department(visit.department()))
                .put("kind", visit.kind().name())
                .put("at", at(timed));
    }

    private ObjectNode admission(Timed timed) {
        Visit visit = script.visits().get(timed.deed().visit());
        return arrival(timed, visit)
                .put("ward", town.department(visit.department()))
                .put("bed", "B" + visit.number())
                .put("admittedAt", at(timed))
                .put("expectedDays", 7);
    }

    private ObjectNode arrival(Timed timed, Visit visit) {
        return Json.object()
                .put("patient", Objects.requireNonNull(ids.patient(visit.person())))
                .put("institution", town.hospital())
                .put("number", "V" + timed.deed().visit());
    }

    private ObjectNode checkIn(Timed timed) {
        return visit(timed).put("credit", ((Deed.CheckIn) timed.deed()).credit());
    }

    private ObjectNode order(Timed timed) {
        Order order = script.orders().get(((Deed.Place) timed.deed()).order());
        return visit(timed)
                .put("item", order.item())
                .put("department", town.department(order.department()))
                .put("quantity", Integer.toString(order.quantity()))
                .put("at", at(timed));
    }

    private ObjectNode execution(Timed timed) {
        Deed.Confirm confirm = (Deed.Confirm) timed.deed();
        return Json.object()
                .put("order", Objects.requireNonNull(ids.order(confirm.order())))
                .put("result", "DONE")
                .put("quantity", Integer.toString(confirm.quantity()))
                .put("at", at(timed));
    }

    private ObjectNode station(Timed timed) {
        Deed.Note note = (Deed.Note) timed.deed();
        return visit(timed)
                .put("kind", note.station().name())
                .put("department", town.department(note.department()))
                .put("at", at(timed));
    }

    private ObjectNode atVisit(Timed timed) {
        return visit(timed).put("at", at(timed));
    }

    private ObjectNode visit(Timed timed) {
        return Json.object().put("visit", Objects.requireNonNull(ids.visit(timed.deed().visit())));
    }

    private String at(Timed timed) {
        Instant at = clock.instant(timed.at());
        return at.toString();
    }
}
