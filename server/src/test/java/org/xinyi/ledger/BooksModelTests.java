package org.xinyi.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xinyi.ServerTest;
import org.xinyi.TestCities;
import org.xinyi.TestCity;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;

/// Random operations on lines and journals; after each, the engine says what the model says.
@ServerTest
class BooksModelTests {

    private static final Instant MORNING = Instant.parse("2020-06-10T01:00:00Z");
    private static final int LINES = 6;
    private static final int OPERATIONS = 120;
    private static final int AMOUNT_MAX = 4_000;
    private static final PartyId HOSPITAL = new PartyId(1);
    private static final PartyId BANK = new PartyId(2);

    private final TestCities cities;
    private final Sql sql;
    private final Ledger ledger;
    private final Balances balances;
    private final Holds holds;
    private final Books books;
    private final LineHistory history;
    private final BooksModel model = new BooksModel();
    private final Map<Instant, Map<Long, long[]>> moments = new HashMap<>();
    private long last = 1_000;
    private Instant now = MORNING;

    BooksModelTests(
            TestCities cities,
            Sql sql,
            Ledger ledger,
            Balances balances,
            Holds holds,
            Books books,
            LineHistory history) {
        this.cities = cities;
        this.sql = sql;
        this.ledger = ledger;
        this.balances = balances;
        this.holds = holds;
        this.books = books;
        this.history = history;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 42, 20200610, 4711, 77, 1999})
    void engineAndModelSayTheSame(long seed) {
        TestCity city = cities.create(MORNING);
        Random dice = new Random(seed);
        city.city().run(() -> openLines(dice));
        for (int i = 0; i < OPERATIONS; i++) {
            if (dice.nextInt(20) == 0) {
                Map<Long, long[]> then = new HashMap<>();
                model.lines.values().forEach(line -> then.put(line.id, line.now()));
                moments.put(now, then);
                now = now.plusSeconds(60);
                city.moveTo(now);
            }
            city.city()
                    .run(
                            () -> {
                                operate(dice);
                                compareLines();
                            });
        }
        city.city().run(this::compareBooks);
        city.city().run(this::comparePast);
        assertThat(
                        city.operator()
                                .post("verifications?full=true", Map.of())
                                .expect(200)
                                .at("checks"))
                .filteredOn(
                        check ->
                                check.get("name").asString().startsWith("line-")
                                        || check.get("name").asString().startsWith("sealed-"))
                .hasSizeGreaterThan(2)
                .allSatisfy(check -> assertThat(check.get("differences").asLong()).isZero());
    }

    private void openLines(Random dice) {
        List<Balances.NewBalance> opened = new ArrayList<>();
        List<BooksModel.Line> parents = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            BooksModel.Line parent =
                    i > 2 && dice.nextBoolean() ? parents.get(dice.nextInt(parents.size())) : null;
            Long limit = dice.nextInt(5) == 0 ? null : 3_000L + dice.nextInt(20_000);
            BooksModel.Line line = new BooksModel.Line(++last, parent, limit);
            model.lines.put(line.id, line);
            if (parent == null) {
                parents.add(line);
            }
            opened.add(
                    new Balances.NewBalance(
                            new LineId(line.id),
                            parent == null ? null : new LineId(parent.id),
                            limit == null ? null : Money.ofFen(limit)));
        }
        balances.open(opened);
    }

    private void operate(Random dice) {
        switch (dice.nextInt(6)) {
            case 0, 1 -> hold(dice);
            case 2 -> close(dice);
            case 3 -> draw(dice);
            case 4 -> repay(dice);
            default -> limit(dice);
        }
    }

    /// A list of holds over several lines; refused ones leave their neighbours alone.
    private void hold(Random dice) {
        List<Holds.NewHold> wanted = new ArrayList<>();
        List<Boolean> expected = new ArrayList<>();
        for (int i = dice.nextInt(5); i >= 0; i--) {
            BooksModel.Line line = any(dice);
            long order = ++last;
            long amount = 1L + dice.nextInt(AMOUNT_MAX);
            wanted.add(
                    new Holds.NewHold(
                            new OrderId(order),
                            new LineId(line.id),
                            new VisitId(1),
                            Money.ofFen(amount)));
            expected.add(model.hold(order, line, amount));
        }
        List<Boolean> opened =
                sql.inTransaction(() -> holds.open(wanted, now)).stream()
                        .map(Holds.Result.Opened.class::isInstance)
                        .toList();
        assertThat(opened).isEqualTo(expected);
    }

    /// Some of them twice, and some that were never open.
    private void close(Random dice) {
        List<OrderId> orders = new ArrayList<>(List.of(new OrderId(1)));
        for (long order : List.copyOf(model.open.keySet())) {
            if (dice.nextInt(3) == 0) {
                orders.add(new OrderId(order));
            }
        }
        for (int twice = 0; twice < 2; twice++) {
            int closed =
                    sql.inTransaction(() -> holds.close(orders, Holds.End.RELEASED, now)).size();
            assertThat(closed).isEqualTo(twice == 0 ? orders.size() - 1 : 0);
        }
        orders.forEach(order -> model.close(order.value()));
    }

    /// A bank advances: both books, one journal (J2b).
    private void draw(Random dice) {
        BooksModel.Line line = any(dice);
        Money amount = Money.ofFen(1L + dice.nextInt(AMOUNT_MAX));
        Account drawn = Account.line(new ObligationId(line.id), new LineId(line.id));
        post(
                JournalKind.SETTLED,
                List.of(
                        new Entry(
                                HOSPITAL,
                                Source.PERSONAL,
                                Account.between(BANK),
                                Account.position(),
                                amount),
                        new Entry(BANK, Source.PERSONAL, drawn, Account.between(HOSPITAL), amount)),
                Movement.drawn(new LineId(line.id), amount));
        line.draw(amount.fen());
    }

    private void repay(Random dice) {
        BooksModel.Line line = any(dice);
        long own = own(line);
        if (own <= 0) {
            return;
        }
        Money amount = Money.ofFen(1 + dice.nextLong(own));
        post(
                JournalKind.REPAID,
                List.of(
                        new Entry(
                                BANK,
                                Source.PERSONAL,
                                Account.channel(1),
                                Account.line(new ObligationId(line.id), new LineId(line.id)),
                                amount)),
                Movement.repaid(new LineId(line.id), amount));
        line.repay(amount.fen());
    }

    private long own(BooksModel.Line line) {
        return model.accounts.getOrDefault(BANK.value() + " PERSONAL LINE " + line.id, 0L);
    }

    private void limit(Random dice) {
        BooksModel.Line line = any(dice);
        Long limit = dice.nextInt(6) == 0 ? null : (long) dice.nextInt(20_000);
        balances.limit(new LineId(line.id), limit == null ? null : Money.ofFen(limit));
        line.limit = limit;
    }

    private void post(JournalKind kind, List<Entry> entries, Movement movement) {
        sql.inTransaction(
                () -> {
                    balances.lock(List.of(movement.line()));
                    ledger.post(List.of(new Journal(new JournalId(++last), kind, now, entries)));
                    balances.move(List.of(movement));
                });
        entries.forEach(model::post);
    }

    private BooksModel.Line any(Random dice) {
        return List.copyOf(model.lines.values()).get(dice.nextInt(model.lines.size()));
    }

    private void compareLines() {
        Map<LineId, Balance> rows =
                balances.find(model.lines.keySet().stream().map(LineId::new).toList());
        for (BooksModel.Line line : model.lines.values()) {
            Balance row = Objects.requireNonNull(rows.get(new LineId(line.id)));
            assertThat(
                            List.of(
                                    row.holdsOpened().fen(),
                                    row.holdsClosed().fen(),
                                    row.drawn().fen(),
                                    row.repaid().fen()))
                    .isEqualTo(List.of(line.opened, line.closed, line.drawn, line.repaid));
            Money limit = row.limit();
            assertThat(limit == null ? null : limit.fen()).isEqualTo(line.limit);
        }
    }

    /// Every account, and with them conservation: per owner and source all accounts add up to zero.
    private void compareBooks() {
        Map<String, Long> stored = new HashMap<>();
        Map<String, Long> perOwnerAndSource = new HashMap<>();
        for (Account.Type type : Account.Type.values()) {
            try (Stream<Books.Sum> sums =
                    sql.inTransaction(() -> books.sums(type).toList().stream())) {
                sums.forEach(
                        sum -> {
                            String owner = sum.owner().value() + " " + sum.source();
                            stored.put(owner + " " + type + " " + sum.key(), sum.amount().fen());
                            perOwnerAndSource.merge(owner, sum.amount().fen(), Long::sum);
                        });
            }
        }
        Map<String, Long> expected = new HashMap<>(model.accounts);
        expected.values().removeIf(fen -> fen == 0);
        assertThat(stored).isEqualTo(expected);
        assertThat(perOwnerAndSource.values()).allSatisfy(sum -> assertThat(sum).isZero());
    }

    private void comparePast() {
        moments.forEach(
                (moment, then) ->
                        then.forEach(
                                (line, figures) -> {
                                    Balance was =
                                            history.at(new LineId(line), moment).orElseThrow();
                                    Money limit = was.limit();
                                    assertThat(
                                                    new long[] {
                                                        limit == null ? -1 : limit.fen(),
                                                        was.held().fen(),
                                                        was.used().fen()
                                                    })
                                            .as("line %s at %s", line, moment)
                                            .isEqualTo(figures);
                                }));
    }
}
