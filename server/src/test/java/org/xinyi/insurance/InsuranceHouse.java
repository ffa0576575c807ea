package org.xinyi.insurance;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.xinyi.TestCity;
import org.xinyi.catalogue.Item.InsuranceClass;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.ItemId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.Price;
import org.xinyi.kernel.Quantity;
import org.xinyi.kernel.Region;
import org.xinyi.kernel.SettlementId;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Parties;
import org.xinyi.outside.FakeCatalogue;
import org.xinyi.outside.FakeInstitutions;
import org.xinyi.outside.FakePatients;
import org.xinyi.people.Institutions.Level;

/// The module on a real database, with neighbours in memory, built anew as often as a test likes:
/// each is a server that has just started.
@Component
@Lazy
class InsuranceHouse {

    static final Instant MORNING = Instant.parse("2026-03-02T01:00:00Z");

    final FakePatients patients = new FakePatients();
    final FakeInstitutions institutions = new FakeInstitutions();
    final FakeCatalogue catalogue = new FakeCatalogue();
    final InstitutionId hospital = institutions.add(7, "H32070000001", Level.TERTIARY);
    final ItemId item = catalogue.add(1, InsuranceClass.A);

    private final AtomicLong last = new AtomicLong(1);
    private final Sql sql;
    private final BusinessClock clock;
    private final Clock wall;
    private final Region region;
    private final Parties parties;
    private final IdSource ids;

    InsuranceHouse(
            Sql sql,
            BusinessClock clock,
            Clock wall,
            Region region,
            Parties parties,
            IdSource ids) {
        this.sql = sql;
        this.clock = clock;
        this.wall = wall;
        this.region = region;
        this.parties = parties;
        this.ids = ids;
    }

    static InsuranceSettings settings(URI url, String secret) {
        return new InsuranceSettings(
                url,
                "XINYI",
                secret,
                Map.of(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                3,
                Duration.ZERO,
                32,
                false);
    }

    /// A person nobody has asked about.
    PatientId newPatient() {
        long number = last.incrementAndGet();
        return patients.add(number, "王小明", idNumber(new PatientId(number)));
    }

    static String idNumber(PatientId patient) {
        return "320700%012d".formatted(patient.value());
    }

    /// The first of ten thousand numbers for bills and visits that no other test has.
    long newNumbers() {
        return last.incrementAndGet() * 10_000;
    }

    /// A server that has just started.
    NationalInsurer start(InsuranceSettings settings) {
        FsiTransactions fsi = new FsiTransactions(client(settings));
        Coverages coverages =
                new Coverages(
                        new CoverageRecords(sql),
                        fsi,
                        settings,
                        patients,
                        institutions,
                        clock,
                        wall);
        SettlementRecords records = new SettlementRecords(sql, clock);
        VisitNumbers visits = new VisitNumbers(sql);
        BillGathering gathering =
                new BillGathering(coverages, patients, institutions, catalogue, fsi, clock);
        return new NationalInsurer(
                coverages,
                new Settling(sql, records, visits, gathering, fsi, settings),
                new Reversing(records, visits, institutions, fsi, settings),
                new Estimates(),
                new InsurerParty(parties, ids, region),
                institutions,
                catalogue);
    }

    NationalInsurer start(FakeInsurer insurer) {
        return start(settings(insurer.url(), FakeInsurer.SECRET));
    }

    NationalInsurerFiles files(FakeInsurer insurer) {
        return files(settings(insurer.url(), FakeInsurer.SECRET));
    }

    NationalInsurerFiles files(InsuranceSettings settings) {
        return new NationalInsurerFiles(client(settings), institutions);
    }

    private FsiClient client(InsuranceSettings settings) {
        return new FsiClient(settings, region, clock, wall);
    }

    /// What was kept of an answer that did not add up.
    String rawAnswer(TestCity city, long settlement) {
        return city.city()
                .call(
                        () ->
                                sql.statement(
                                                "SELECT raw_answer FROM insurer_settlement WHERE"
                                                        + " id = :id")
                                        .param("id", settlement)
                                        .query(String.class)
                                        .single());
    }

    Bill billOf(long id, PatientId patient, ItemId other) {
        Bill bill = bill(id, patient, "10.00");
        Bill.Line line = bill.lines().getFirst();
        return new Bill(
                bill.id(),
                bill.visit(),
                patient,
                hospital,
                bill.care(),
                MORNING,
                true,
                List.of(
                        new Bill.Line(
                                line.order(),
                                other,
                                line.department(),
                                line.quantity(),
                                line.price(),
                                line.amount(),
                                line.at())));
    }

    /// A bill of a visit with the same number, one line for each amount.
    Bill bill(long id, PatientId patient, String... amounts) {
        return bill(id, id, patient, amounts);
    }

    Bill bill(long id, long visit, PatientId patient, String... amounts) {
        List<Bill.Line> lines = new ArrayList<>();
        for (String amount : amounts) {
            lines.add(
                    new Bill.Line(
                            new OrderId(100 + lines.size()),
                            item,
                            new DepartmentId(hospital.value()),
                            Quantity.ONE,
                            Price.parse(amount),
                            Money.parse(amount),
                            MORNING));
        }
        return new Bill(
                new SettlementId(id),
                new VisitId(visit),
                patient,
                hospital,
                Bill.Care.OUTPATIENT,
                MORNING,
                true,
                lines);
    }
}
