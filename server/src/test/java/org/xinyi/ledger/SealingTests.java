package org.xinyi.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.xinyi.ServerTest;
import org.xinyi.TestCities;
import org.xinyi.TestCity;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;

@ServerTest
class SealingTests {

    private static final Instant MORNING = Instant.parse("2020-06-10T01:00:00Z");

    private final TestCity city;
    private final Sql sql;
    private final Ledger ledger;
    private final Sealing sealing;
    private final SealTable table;
    private long journals;

    SealingTests(TestCities cities, Sql sql, Ledger ledger, Sealing sealing, SealTable table) {
        this.city = cities.create(MORNING);
        this.sql = sql;
        this.ledger = ledger;
        this.sealing = sealing;
        this.table = table;
    }

    @Test
    void blocksFollowOneAnotherAndHoldEachRowOnce() {
        city.city()
                .run(
                        () -> {
                            post(3);
                            sealing.seal();
                            post(4);
                            sealing.seal();
                            sealing.seal();

                            List<Seal> newestFirst = table.latest(Chain.JOURNALS, 9);
                            assertThat(newestFirst)
                                    .extracting(seal -> seal.contents().rows())
                                    .containsExactly(4L, 3L);
                            assertThat(newestFirst.getFirst().previous())
                                    .isEqualTo(newestFirst.getLast().hash());
                            assertThat(newestFirst.getFirst().firstXid())
                                    .isEqualTo(newestFirst.getLast().endXid());
                        });
    }

    @Test
    void whatCommitsLateWithAnEarlierNumberIsNotMissed() {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch sealed = new CountDownLatch(1);
        CompletableFuture<Void> late =
                CompletableFuture.runAsync(() -> city.city().run(() -> postLate(written, sealed)));
        city.city()
                .run(
                        () -> {
                            await(written);
                            post(5);
                            sealing.seal();
                            assertThat(table.latest(Chain.JOURNALS, 9))
                                    .as("nothing is sealed past an open transaction")
                                    .isEmpty();
                            sealed.countDown();
                            late.join();
                            sealing.seal();
                            assertThat(table.latest(Chain.JOURNALS, 9))
                                    .extracting(seal -> seal.contents().rows())
                                    .containsExactly(7L);
                        });
    }

    @Test
    void aDayClosesOverWhatWasSealedAndVerifiesInFull() {
        city.city().run(() -> post(6));
        city.moveTo(MORNING.plusSeconds(86_400));

        assertThat(city.operator().get("seals/closed").expect(200).at("closed"))
                .singleElement()
                .satisfies(
                        day -> {
                            assertThat(day.get("through").asString()).isEqualTo("2020-06-10");
                            assertThat(day.get("journals").asLong()).isEqualTo(1);
                            assertThat(day.get("algorithm").asString()).isEqualTo("SM3");
                        });
        assertThat(city.operator().get("seals/heads").expect(200).at("chains"))
                .first()
                .satisfies(head -> assertThat(head.get("waiting").asLong()).isZero());
        assertThat(city.operator().get("seals").expect(200).at("seals"))
                .singleElement()
                .satisfies(seal -> assertThat(seal.get("amount").asString()).isEqualTo("6.00"));
    }

    @Test
    void blocksHoldWholeTransactions() {
        int most = Sealing.BLOCK_ROWS_MAX;
        List<ChainRows.Load> loads =
                List.of(
                        new ChainRows.Load(10, most - 1),
                        new ChainRows.Load(11, 2),
                        new ChainRows.Load(12, most + 5),
                        new ChainRows.Load(15, 1));

        assertThat(Sealing.ends(loads, 20)).containsExactly(11L, 12L, 15L, 20L);
        assertThat(Sealing.ends(List.of(), 20)).isEmpty();
    }

    private void postLate(CountDownLatch written, CountDownLatch sealed) {
        sql.inTransaction(
                () -> {
                    post(2);
                    written.countDown();
                    await(sealed);
                });
    }

    private synchronized long next() {
        return ++journals;
    }

    private void post(int count) {
        PartyId hospital = new PartyId(1);
        sql.inTransaction(
                () -> {
                    for (int i = 0; i < count; i++) {
                        long id = next();
                        ledger.post(
                                List.of(
                                        new Journal(
                                                new JournalId(id),
                                                JournalKind.EXECUTED,
                                                MORNING,
                                                List.of(
                                                        new Entry(
                                                                hospital,
                                                                Source.UNSPLIT,
                                                                Account.unbilled(new VisitId(id)),
                                                                Account.position(),
                                                                Money.ofFen(100))))));
                    }
                });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
