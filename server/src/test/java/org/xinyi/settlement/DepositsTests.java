package org.xinyi.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xinyi.ServerTest;
import org.xinyi.TestCities;
import org.xinyi.TestCity;
import org.xinyi.insurance.Coverage;
import org.xinyi.insurance.Insurance;
import org.xinyi.insurance.Split;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.SettlementId;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.visit.SettlementDue;
import org.xinyi.visit.Visit;

/// What a deposit pays of a bill is promised once, and to one bill: banks are asked for the rest.
@ServerTest
class DepositsTests {

    private static final Instant NOW = Instant.parse("2020-06-11T01:00:00Z");
    private static final Money BILL = Money.parse("100.00");

    private static final String INSERT =
            """
            INSERT INTO deposit (id, visit, patient, institution, amount, at, state)
            VALUES (:id, 7, 1, 2, :amount, '2020-06-11T01:00:00Z', 2)
            """;

    private final Deposits deposits;
    private final DepositBook book;
    private final SettlementBook settlements;
    private final Sql sql;
    private final TestCity city;

    DepositsTests(
            Deposits deposits,
            DepositBook book,
            SettlementBook settlements,
            Sql sql,
            TestCities cities) {
        this.deposits = deposits;
        this.book = book;
        this.settlements = settlements;
        this.sql = sql;
        this.city = cities.create(NOW);
    }

    @Test
    void aDepositThatArrivesWhileABankIsAskedChangesNothingOfWhatItWasAsked() {
        SettlementId id = new SettlementId(71);
        holds(1, "40.00");
        assertThat(share(id)).containsExactly(Map.entry(id, Money.parse("40.00")));
        // The bank is silent; another 50.00 arrive, and all is asked again.
        holds(2, "50.00");
        assertThat(share(id)).containsExactly(Map.entry(id, Money.parse("40.00")));
        // A settlement that nobody has been asked about uses what the first was not promised.
        SettlementId other = new SettlementId(72);
        assertThat(share(other)).containsExactly(Map.entry(other, Money.parse("50.00")));
    }

    @Test
    void whatOneIsPromisedIsNotPromisedToAnother() {
        SettlementId id = new SettlementId(74);
        SettlementId late = new SettlementId(75);
        holds(4, "140.00");
        assertThat(share(id)).containsExactly(Map.entry(id, BILL));
        assertThat(share(late)).containsExactly(Map.entry(late, Money.parse("40.00")));
        // The later one is posted first: the rest is still there for the other.
        uses("40.00");
        assertThat(share(id)).containsExactly(Map.entry(id, BILL));
        uses("100.00");
    }

    @Test
    void whatIsNotHeldIsNotUsed() {
        holds(5, "40.00");
        assertThatThrownBy(() -> uses("40.01")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whereNoneWasHeldNoneComesIn() {
        SettlementId id = new SettlementId(73);
        assertThat(share(id)).isEmpty();
        holds(3, "500.00");
        assertThat(share(id)).isEmpty();
    }

    private void holds(long deposit, String amount) {
        city.city()
                .run(
                        () ->
                                sql.statement(INSERT)
                                        .param("id", deposit)
                                        .param("amount", Money.parse(amount).fen())
                                        .update());
    }

    private void uses(String amount) {
        city.city().run(() -> book.use(Map.of(new VisitId(7), Money.parse(amount))));
    }

    /// Asks, again when it has been prepared before.
    private Map<SettlementId, Money> share(SettlementId id) {
        Insurance.Answer answer = new Insurance.Answer.Settled(id, Split.personal(BILL), "r");
        Preparing.Prepared one = prepared(id);
        return city.city()
                .call(
                        () -> {
                            if (settlements.find(List.of(id)).isEmpty()) {
                                settlements.prepare(List.of(one.settlement()), NOW);
                            }
                            return deposits.share(List.of(one), List.of(answer));
                        });
    }

    private static Preparing.Prepared prepared(SettlementId id) {
        Settlement settlement =
                new Settlement(
                        id,
                        id,
                        new VisitId(7),
                        new PatientId(1),
                        new InstitutionId(2),
                        new ObligationId(id.value()),
                        SettlementDue.Trigger.DISCHARGED,
                        Settlement.State.PREPARED,
                        BILL,
                        Split.personal(BILL),
                        NOW,
                        null,
                        null,
                        null,
                        null);
        Visit visit =
                new Visit(
                        new VisitId(7),
                        Visit.Kind.INPATIENT,
                        new PatientId(1),
                        new InstitutionId(2),
                        new DepartmentId(3),
                        Visit.Flow.ORDINARY,
                        null,
                        null,
                        Coverage.Scheme.NONE,
                        NOW,
                        NOW,
                        null,
                        null);
        return new Preparing.Prepared(settlement, visit, List.of());
    }
}
