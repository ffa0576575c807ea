package org.xinyi.insurance;

import java.net.URI;
import java.time.Clock;
import java.util.*;
import java.util.stream.*;
import org.xinyi.catalogue.Item.InsuranceClass;
import org.xinyi.kernel.*;
import org.xinyi.kernel.wire.Concurrently;
import org.xinyi.outside.*;
import org.xinyi.people.Institutions.Level;
import tools.jackson.databind.JsonNode;

@SuppressWarnings("all")
class InsurerRate {
    static final com.sun.management.OperatingSystemMXBean os =
            (com.sun.management.OperatingSystemMXBean)
                    java.lang.management.ManagementFactory.getOperatingSystemMXBean();

    public static void main(String[] a) throws Exception {
        URI url = URI.create("http://localhost:" + a[0] + "/insurer");
        int n = 3000;
        var settings = InsuranceHouse.settings(url, "between us");
        BusinessClock clock = () -> InsuranceHouse.MORNING;
        var fsi =
                new FsiTransactions(
                        new FsiClient(settings, () -> "320700", clock, Clock.systemUTC()));
        var inst = new FakeInstitutions();
        var at = inst.find(inst.add(7, "H32070000001", Level.TERTIARY)).orElseThrow();
        var cat = new FakeCatalogue();
        var item = cat.add(1, InsuranceClass.A);
        var pats = new FakePatients();
        var calls = new Concurrently(Integer.parseInt(a[1]));
        List<PatientId> people =
                LongStream.range(0, n)
                        .mapToObj(i -> pats.add(i, "王小明", "320700%012d".formatted(i)))
                        .toList();
        var identities = pats.identities(people);
        long salt = System.currentTimeMillis() * 100;
        new City("bench")
                .run(
                        () -> {
                            for (int round = 0; round < 5; round++) {
                                long base = salt + round * n;
                                List<String> numbers = new ArrayList<>();
                                measure(
                                        "1101",
                                        n,
                                        () ->
                                                numbers.addAll(
                                                        calls.map(
                                                                people,
                                                                p ->
                                                                        ((FsiReply.Said<JsonNode>)
                                                                                        fsi.person(
                                                                                                identities
                                                                                                        .get(
                                                                                                                p),
                                                                                                at,
                                                                                                InsuranceHouse
                                                                                                        .MORNING))
                                                                                .value()
                                                                                .path("baseinfo")
                                                                                .path("psn_no")
                                                                                .asString())));
                                List<BillCase> cases = new ArrayList<>();
                                for (int i = 0; i < n; i++) {
                                    List<Bill.Line> lines = new ArrayList<>();
                                    for (int l = 0; l < 6; l++)
                                        lines.add(
                                                new Bill.Line(
                                                        new OrderId(base * 8 + l),
                                                        item,
                                                        new DepartmentId(7),
                                                        Quantity.ONE,
                                                        Price.parse("35.50"),
                                                        Money.parse("35.50"),
                                                        InsuranceHouse.MORNING));
                                    Bill bill =
                                            new Bill(
                                                    new SettlementId(base + i),
                                                    new VisitId(base + i),
                                                    people.get(i),
                                                    at.id(),
                                                    Bill.Care.OUTPATIENT,
                                                    InsuranceHouse.MORNING,
                                                    true,
                                                    lines);
                                    InsuredBill ib =
                                            new InsuredBill(
                                                    bill,
                                                    at,
                                                    inst.department(new DepartmentId(7)),
                                                    identities.get(people.get(i)),
                                                    new Insured(
                                                            Coverage.Scheme.EMPLOYEE,
                                                            numbers.get(i),
                                                            "320700"),
                                                    Map.of(item, cat.item(item).orElseThrow()),
                                                    fsi.newMessage(at),
                                                    "" + bill.id().value());
                                    cases.add(new BillCase(fsi, settings, ib, null, false));
                                }
                                measure(
                                        "settle (3 calls)",
                                        3 * n,
                                        () -> {
                                            var v = calls.map(cases, BillCase::settle);
                                            if (!v.stream()
                                                    .allMatch(
                                                            x ->
                                                                    x.answer()
                                                                            instanceof
                                                                            Insurance.Answer
                                                                                    .Settled))
                                                throw new IllegalStateException(
                                                        v.getFirst().toString());
                                        });
                            }
                        });
        System.exit(0);
    }

    static void measure(String what, int count, Runnable work) {
        long c = os.getProcessCpuTime(), t = System.nanoTime();
        work.run();
        double s = (System.nanoTime() - t) / 1e9;
        System.out.printf(
                "%s: %.0f calls/s, %.0f us CPU each, %.0f calls per core-second%n",
                what,
                count / s,
                (os.getProcessCpuTime() - c) / 1e3 / count,
                count / ((os.getProcessCpuTime() - c) / 1e9));
    }
}
