package org.xinyi.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.xinyi.ServerTest;
import org.xinyi.TestCities;
import org.xinyi.TestCity;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.crypto.Sm3;
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
    void theContentIsTheRowsAsTheDecisionEncodesThem() {
        city.city()
                .run(
                        () -> {
                            post(2);
                            post(9_000);
                            post(1);
                            sealing.seal();

                            assertThat(table.latest(Chain.JOURNALS, 9))
                                    .singleElement()
                                    .extracting(Seal::content)
                                    .isEqualTo(new Seal.Digest(Sm3.of(entries())));
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
        sql.inTransaction(() -> ledger.post(Stream.generate(this::executed).limit(count).toList()));
    }

    private Journal executed() {
        long id = next();
        return new Journal(
                new JournalId(id),
                JournalKind.EXECUTED,
                MORNING,
                List.of(
                        new Entry(
                                new PartyId(1),
                                Source.UNSPLIT,
                                Account.unbilled(new VisitId(id)),
                                Account.position(),
                                Money.ofFen(100))));
    }

    /// All entries as decision 11 encodes them, in the order of these bytes.
    private byte[] entries() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        sql.statement("SELECT * FROM entry").query((row, _) -> encoded(row)).list().stream()
                .sorted(Arrays::compareUnsigned)
                .forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static byte[] encoded(ResultSet row) throws SQLException {
        Instant since = Instant.parse("2000-01-01T00:00:00Z");
        Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
        ByteBuffer bytes = ByteBuffer.allocate(80).putLong(row.getLong("xid"));
        bytes.putLong(row.getLong("journal")).putLong(ChronoUnit.MICROS.between(since, at));
        for (String key : List.of("debit_key", "credit_key", "line", "reverses")) {
            Long present = row.getObject(key, Long.class);
            bytes.putLong(present == null ? -1 : present);
        }
        bytes.putLong(row.getLong("amount")).putLong(row.getLong("owner"));
        for (String code : List.of("kind", "source", "debit", "credit")) {
            bytes.putShort(row.getShort(code));
        }
        return bytes.array();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
