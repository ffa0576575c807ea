package org.xinyi.lender;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.xinyi.HandClock;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Parties;
import org.xinyi.lender.Lenders.Advice;
import org.xinyi.lender.Lenders.Draw;
import org.xinyi.outside.FakeInstitutions;
import org.xinyi.outside.FakePatients;
import org.xinyi.people.Institutions.Level;

/// The module on a real database, with neighbours in memory, built anew as often as a test
/// likes: each is a server that has just started.
@Component
@Lazy
class LenderHouse {

    static final Instant MORNING = Instant.parse("2026-03-02T01:00:00Z");

    final FakePatients patients = new FakePatients();
    final FakeInstitutions institutions = new FakeInstitutions();
    final InstitutionId hospital = institutions.add(7, "H35050000001", Level.TERTIARY);
    final PatientId wang = patients.add(1, "王小明", "350500199001011234");
    final PatientId li = patients.add(2, "李四", "35050019900101123X");

    private final AtomicLong last = new AtomicLong(1_000);
    private final HandClock wall = new HandClock("2100-01-01T00:00:00Z");
    private final Sql sql;
    private final BusinessClock clock;
    private final Parties parties;
    private final IdSource ids;

    LenderHouse(Sql sql, BusinessClock clock, Parties parties, IdSource ids) {
        this.sql = sql;
        this.clock = clock;
        this.parties = parties;
        this.ids = ids;
    }

    /// A server that has just started.
    record Server(BankLenders lenders, AdvicePump pump, BankFiles files) {

        PartyId lender(String code) {
            return lenders.find(code).orElseThrow().id();
        }
    }

    Server start(FakeBank bank) {
        return start(bank.url(), FakeBank.SECRET);
    }

    Server start(URI url, String secret) {
        LenderSettings settings =
                new LenderSettings(
                        URI.create(url + "/bank"),
                        "xinyi-{city}",
                        secret,
                        Map.of(),
                        Duration.ofSeconds(5),
                        3,
                        Duration.ZERO,
                        8);
        LenderRegistry registry = new LenderRegistry(parties, ids);
        BankClient client = new BankClient(settings);
        AdviceOutbox outbox = new AdviceOutbox(sql, clock, wall);
        AdvicePump pump = new AdvicePump(outbox, registry, client, settings);
        return new Server(
                new BankLenders(
                        registry,
                        new Applying(sql, clock, patients, registry, client, settings),
                        new Raising(registry, client),
                        new Drawing(sql, clock, institutions, registry, client, settings),
                        outbox,
                        pump),
                pump,
                new BankFiles(registry, client));
    }

    long newNumber() {
        return last.incrementAndGet();
    }

    Sql sql() {
        return sql;
    }

    /// Lets the wall clock go on, as by a pause between two attempts.
    void pass(Duration time) {
        wall.goOn(time);
    }

    /// The server that all tests share has a pump as well, which works by today's time.
    void keepTheServersOwnPumpAway() {
        sql.statement(
                        """
                        INSERT INTO lender_turn (lender, leased_until)
                        SELECT id, '2099-01-01'
                        FROM party
                        ON CONFLICT DO NOTHING
                        """)
                .update();
    }

    Draw draw(PartyId lender, String amount) {
        return new Draw(
                new ObligationId(newNumber()),
                lender,
                "L1",
                hospital,
                Money.parse(amount),
                MORNING);
    }

    Advice advice(PartyId lender, String line) {
        return new Advice(
                newNumber(),
                lender,
                line,
                new ObligationId(1),
                Lenders.Event.REPAID,
                Money.parse("1.00"),
                MORNING);
    }

    List<String> rejections() {
        return sql.statement("SELECT rejection FROM lender_advice WHERE rejection IS NOT NULL")
                .query(String.class)
                .list();
    }
}
