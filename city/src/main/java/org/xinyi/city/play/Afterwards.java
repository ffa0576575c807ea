package org.xinyi.city.play;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.xinyi.city.hospital.Deed;
import org.xinyi.city.hospital.Person;
import org.xinyi.city.hospital.Script;
import org.xinyi.city.hospital.Script.Timed;
import org.xinyi.city.wire.Json;
import tools.jackson.databind.JsonNode;

/// What comes after treatment: people pay their merged bills, the hospital takes items back.
final class Afterwards {

    private static final int PER_REQUEST = 100;
    private static final long HOUR = 3_600;
    private static final String TOO_MUCH = "10.00";

    private final Script script;
    private final Town town;
    private final Bulk bulk;
    private final Ids ids;
    private final Cashier cashier;
    private final Phone phone;
    private final Set<Integer> cameBefore = ConcurrentHashMap.newKeySet();
    private final Set<Integer> refundedBefore = ConcurrentHashMap.newKeySet();

    Afterwards(Script script, Town town, Bulk bulk, Ids ids, Cashier cashier, Phone phone) {
        this.script = script;
        this.town = town;
        this.bulk = bulk;
        this.ids = ids;
        this.cashier = cashier;
        this.phone = phone;
    }

    /// Whoever finds no bill comes once more.
    List<Timed> repay(List<Timed> deeds) {
        Map<Timed, List<Cashier.Due>> owed = new ConcurrentHashMap<>();
        bulk.each(deeds, timed -> owed.put(timed, owed(timed.deed().visit())));
        List<Timed> later = new ArrayList<>();
        List<Phone.Payment> byPhone = new ArrayList<>();
        Map<Timed, Cashier.Due> overCounter = new HashMap<>();
        Set<Long> served = new HashSet<>();
        for (Timed timed : deeds) {
            List<Cashier.Due> dues = Objects.requireNonNull(owed.get(timed));
            if (dues.isEmpty() && cameBefore.add(timed.deed().visit())) {
                later.add(new Timed(timed.at() + HOUR, timed.deed()));
            }
            for (Cashier.Due due : dues) {
                if (served.add(due.debtor())) {
                    share(timed, due, byPhone, overCounter);
                }
            }
        }
        phone.pay(byPhone);
        cashier.take(overCounter);
        return later;
    }

    List<Timed> refund(List<Timed> deeds) {
        List<Timed> refused =
                bulk.send(
                        "refunds",
                        new Bulk.To(town.his(), "refunds", "refunds", PER_REQUEST),
                        deeds.stream()
                                .filter(
                                        one ->
                                                ids.order(((Deed.Refund) one.deed()).order())
                                                        != null)
                                .toList(),
                        one ->
                                Json.object()
                                        .put("order", ids.order(((Deed.Refund) one.deed()).order()))
                                        .put("reason", "退药退费 / returned"),
                        (_, _) -> {});
        return refused.stream()
                .filter(one -> refundedBefore.add(((Deed.Refund) one.deed()).order()))
                .map(one -> new Timed(one.at() + 24 * HOUR, one.deed()))
                .toList();
    }

    private static void share(
            Timed timed,
            Cashier.Due due,
            List<Phone.Payment> byPhone,
            Map<Timed, Cashier.Due> overCounter) {
        Deed.Repay repay = (Deed.Repay) timed.deed();
        String amount = amount(repay.portion(), new BigDecimal(due.amount())).toPlainString();
        boolean twice = repay.portion() == Deed.Portion.TWICE;
        if (twice || repay.means() == Deed.Means.PHONE) {
            byPhone.add(new Phone.Payment(due.debtor(), amount, List.of()));
        }
        if (twice || repay.means() != Deed.Means.PHONE) {
            Deed.Means means =
                    repay.means() == Deed.Means.PHONE ? Deed.Means.WINDOW_CASH : repay.means();
            overCounter.put(
                    new Timed(timed.at(), new Deed.Repay(repay.visit(), means, repay.portion())),
                    new Cashier.Due(due.debtor(), amount, List.of()));
        }
    }

    private static BigDecimal amount(Deed.Portion portion, BigDecimal owed) {
        return switch (portion) {
            case ALL, TWICE -> owed;
            case HALF ->
                    owed.divide(BigDecimal.TWO, 2, RoundingMode.UP).max(new BigDecimal("0.01"));
            case TOO_MUCH -> owed.add(new BigDecimal(TOO_MUCH));
        };
    }

    /// What a patient owes; for one who cannot owe, what the relative does.
    private List<Cashier.Due> owed(int visit) {
        int number = script.visits().get(visit).person();
        Person person = script.world().people().get(number);
        List<Cashier.Due> dues = bill(ids.patient(number));
        return dues.isEmpty() && person.guardian() != Person.NOBODY
                ? bill(ids.patient(person.guardian()))
                : dues;
    }

    private List<Cashier.Due> bill(@Nullable Long debtor) {
        if (debtor == null) {
            return List.of();
        }
        JsonNode bills = town.his().read("patients/" + debtor + "/bills");
        String total = bills.get("total").asString();
        return new BigDecimal(total).signum() > 0
                ? List.of(new Cashier.Due(debtor, total, List.of()))
                : List.of();
    }
}
