package org.xinyi.city.hospital;

import java.math.BigDecimal;
import java.util.*;

final class Facts {
    static void print(Script s) {
        Map<String, Integer> kinds = new TreeMap<>();
        for (Script.Timed t : s.deeds()) kinds.merge(t.deed().getClass().getSimpleName(), 1, Integer::sum);
        System.out.println("TESTOUT " + kinds);
        Map<Integer, Long> reg = new HashMap<>(), end = new HashMap<>();
        Map<String, List<Long>> waits = new TreeMap<>();
        Map<String, Long> arrived = new HashMap<>();
        for (Script.Timed t : s.deeds()) {
            Visit v = s.visits().get(t.deed().visit());
            String flow = v.credit() ? "credit" : "ordinary";
            switch (t.deed()) {
                case Deed.Register r -> reg.put(r.visit(), t.at());
                case Deed.End e -> waits.computeIfAbsent("stay " + flow, _ -> new ArrayList<>()).add(t.at() - reg.get(e.visit()));
                case Deed.Note n -> {
                    Layout.Department d = s.world().layout().get(n.department());
                    String k = n.visit() + " " + n.department();
                    switch (n.station()) {
                        case CALLED -> waits.computeIfAbsent("called " + flow, _ -> new ArrayList<>()).add(t.at() - reg.get(n.visit()));
                        case ARRIVED, CASHIER_QUEUED -> arrived.put(k, t.at());
                        case SERVED, CASHIER_SERVED -> waits.computeIfAbsent(n.station() + " " + (d.kind() == Layout.Kind.WINDOW ? "" : d.code()), _ -> new ArrayList<>()).add(t.at() - arrived.getOrDefault(k, t.at()));
                        default -> {}
                    }
                }
                default -> {}
            }
        }
        waits.forEach((k, w) -> { Collections.sort(w); System.out.printf("TESTOUT %-25s n=%d mean=%.1f p50=%.1f p90=%.1f%n", k, w.size(), w.stream().mapToLong(x -> x).average().orElse(0) / 60, w.get(w.size() / 2) / 60.0, w.get(w.size() * 9 / 10) / 60.0); });
        BigDecimal out = BigDecimal.ZERO, in = BigDecimal.ZERO; int no = 0, ni = 0; Map<Order.Fate, Integer> fates = new EnumMap<>(Order.Fate.class);
        long lastEnd = 0;
        for (Order o : s.orders()) {
            BigDecimal a = new BigDecimal(s.world().prices().get(o.item()).price()).multiply(BigDecimal.valueOf(o.done()));
            if (s.visits().get(o.visit()).isStay()) { in = in.add(a); ni++; } else { out = out.add(a); no++; }
            fates.merge(o.fate(), 1, Integer::sum);
        }
        long n = s.visits().stream().filter(v -> !v.isStay()).count();
        System.out.println("TESTOUT out " + out + " avg " + out.divide(BigDecimal.valueOf(n), 2, java.math.RoundingMode.HALF_UP) + " orders " + no + " in " + in + " per stay " + in.divide(BigDecimal.valueOf(s.visits().size() - n), 2, java.math.RoundingMode.HALF_UP) + " orders " + ni + " " + fates);
        System.out.println("TESTOUT credit " + s.visits().stream().filter(v -> v.credit() && !v.isStay()).count() + " stays on credit " + s.visits().stream().filter(v -> v.credit() && v.isStay()).count() + " people " + s.world().people().count() + " insured " + s.visits().stream().filter(v -> v.insured() && !v.isStay()).count() + " charges " + s.visits().stream().filter(v -> v.insured() && v.orders() && !v.isStay()).count());
        System.out.println("TESTOUT last end " + s.deeds().stream().filter(t -> t.deed() instanceof Deed.End).mapToLong(Script.Timed::at).max().getAsLong() / 3600.0);
    }
}
