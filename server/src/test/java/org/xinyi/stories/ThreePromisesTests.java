package org.xinyi.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.stories.Hospital.BLOOD;
import static org.xinyi.stories.Hospital.CONSULTATION;
import static org.xinyi.stories.Hospital.CT;
import static org.xinyi.stories.Hospital.DRUG;
import static org.xinyi.stories.Hospital.LIVER;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ApplicationContext;
import org.xinyi.NastyDay;
import org.xinyi.credit.LineBlocks;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.ledger.Books;
import org.xinyi.ledger.JournalKind;
import tools.jackson.databind.JsonNode;

/// Care is never blocked; nothing done, nothing billed; every fen is explained.
class ThreePromisesTests extends Story {

    private final World world;
    private final Hospital hospital;

    ThreePromisesTests(ApplicationContext context) {
        this.world = new World(context, Twins.HERE.anew(), "2020-06-10T09:00");
        this.hospital = world.hospital();
    }

    @AfterEach
    void everyFenIsExplained() {
        world.recover();
        world.everyFenIsExplained();
    }

    /// What may stand in the way of credit.
    enum Hindrance {
        LENDER_DOWN,
        INSURER_DOWN,
        EXHAUSTED,
        BLOCKED,
        MISSING,
        REVOKED
    }

    @ParameterizedTest
    @EnumSource(Hindrance.class)
    void careIsNeverBlocked(Hindrance hindrance) {
        Resident patient = world.insured("王小明", 1985);
        String scheme = hindrance == Hindrance.LENDER_DOWN ? "S10" : "S04";
        long commitment = hindrance == Hindrance.MISSING ? 0 : patient.signs(scheme);
        arises(hindrance, patient, commitment);
        for (String kind : List.of("OUTPATIENT", "EMERGENCY", "INPATIENT")) {
            Visit visit = hospital.registers(patient.id(), kind);
            visit.checksIn(scheme);
            long blood = visit.orders(BLOOD, "1");
            long drug = visit.orders(DRUG, "3");
            assertThat(visit.confirms(blood, "DONE", null).get("charge").asString())
                    .isEqualTo("60.00");
            assertThat(visit.confirms(drug, "DONE", "2").get("charge").asString())
                    .isEqualTo("40.00");
            visit.ends();
            assertThat(visit.total("done")).isEqualTo("100.00");
        }
        world.recover();
    }

    private void arises(Hindrance hindrance, Resident patient, long commitment) {
        switch (hindrance) {
            case LENDER_DOWN -> world.fail("bank");
            case INSURER_DOWN -> world.fail("insurer");
            case EXHAUSTED -> world.limit(patient.lineId("S04"), "1.00");
            case BLOCKED -> {
                LineId line = new LineId(patient.lineId("S04"));
                LineBlocks blocks = world.bean(LineBlocks.class);
                world.city()
                        .city()
                        .run(
                                () ->
                                        blocks.block(
                                                List.of(
                                                        new LineBlocks.Block(
                                                                line, "lender", null))));
            }
            case MISSING -> assertThat(patient.line("S04")).isNull();
            case REVOKED -> patient.revokes(commitment);
        }
    }

    @Test
    void whatWaitedForTheOthersIsSettledWhenTheyAreBack() {
        // The insurer is down while a visit ends; the bank while another does.
        Resident wang = world.insured("王小明", 1985);
        Resident li = world.insured("李小红", 1985);
        wang.signs("S04");
        li.signs("S10");
        Visit first = hospital.receives(wang, "S04");
        Visit second = hospital.receives(li, "S10");
        first.does(CT, "1");
        second.does(CT, "1");
        world.fail("insurer");
        first.ends();
        world.fail("bank");
        second.ends();
        assertThat(first.settled().get("total").asString()).isEqualTo("300.00");
        world.recover();
        assertThat(second.settled().get("total").asString()).isEqualTo("300.00");
        assertThat(li.meter("S10", "used")).isEqualTo(li.owes());
    }

    @Test
    @NastyDay({1, 3})
    void nothingDoneNothingBilled() {
        Resident patient = world.insured("王小明", 1985);
        patient.signs("S04");
        Visit visit = hospital.receives(patient, "S04");
        long cancelled = visit.orders(CT, "1");
        long never = visit.orders(LIVER, "1");
        long partly = visit.orders(DRUG, "3");
        long undone = visit.does(BLOOD, "1");
        long done = visit.does(CONSULTATION, "1");
        visit.cancels(cancelled);
        visit.confirms(partly, "DONE", "1");
        visit.confirms(undone, "UNDONE", null);
        visit.ends();
        assertThat(visit.settled().get("total").asString()).isEqualTo("40.00");
        // Days later, when everything that waited has been closed, it is still so.
        world.passes(Duration.ofDays(5));
        assertThat(visit.settlements()).hasSize(1);
        assertThat(billed(visit, done)).isEqualTo("20.00");
        assertThat(billed(visit, partly)).isEqualTo("20.00");
        for (long order : List.of(cancelled, never, undone)) {
            assertThat(billed(visit, order)).isEqualTo("0.00");
        }
        assertThat(patient.meter("S04", "held")).isEqualTo("0.00");
    }

    private static String billed(Visit visit, long order) {
        return visit.line(order).get("billedAmount").asString();
    }

    @Test
    void everySettlementIsItsSharesAndItsItems() {
        Resident patient = world.insured("王小明", 1985);
        patient.signs("S04");
        Visit visit = hospital.receives(patient, "S04");
        visit.does(CT, "1");
        long drug = visit.does(DRUG, "2.5");
        visit.ends();
        visit.settled();
        hospital.refunds(drug);
        for (JsonNode settlement : visit.settlements()) {
            Money shares = Money.ZERO;
            for (JsonNode share : settlement.get("shares")) {
                shares = shares.plus(Money.parse(share.asString()));
            }
            assertThat(shares).isEqualTo(Money.parse(settlement.get("total").asString()));
        }
        JsonNode standing = visit.settled();
        Money items = Money.ZERO;
        for (JsonNode line : visit.bill().get("lines")) {
            items = items.plus(Money.parse(line.get("billedAmount").asString()));
        }
        assertThat(items).isEqualTo(Money.parse(standing.get("total").asString()));
        assertThat(standing.get("owed").get(0).get("open").asString())
                .isEqualTo(Visit.share(standing, "PERSONAL"));
        assertThat(unbilled(visit)).containsExactly("300.00", "50.00", "350.00");
    }

    /// What the books say in this visit's name, execution by execution and then the settlement.
    private List<String> unbilled(Visit visit) {
        return world.city()
                .city()
                .call(
                        () -> {
                            try (var lines =
                                    world.bean(Books.class)
                                            .entries(
                                                    Set.of(
                                                            JournalKind.EXECUTED,
                                                            JournalKind.SETTLED))) {
                                return lines.filter(one -> isOf(visit, one))
                                        .map(one -> one.amount().toString())
                                        .collect(Collectors.toList());
                            }
                        });
    }

    private static boolean isOf(Visit visit, Books.Line line) {
        Long key = Books.key(line, org.xinyi.ledger.Account.Type.UNBILLED);
        return key != null && key == visit.id();
    }
}
