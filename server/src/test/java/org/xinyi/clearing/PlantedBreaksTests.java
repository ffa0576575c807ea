package org.xinyi.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.clearing.PlantedBreak.doubled;
import static org.xinyi.clearing.PlantedBreak.edited;
import static org.xinyi.clearing.PlantedBreak.entry;
import static org.xinyi.clearing.PlantedBreak.lost;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.xinyi.Api;
import org.xinyi.kernel.Money;
import org.xinyi.stories.InsurerAudit;
import org.xinyi.stories.Resident;
import org.xinyi.stories.Story;
import org.xinyi.stories.Twins;
import org.xinyi.stories.World;
import tools.jackson.databind.JsonNode;

/// Five weeks in a small city, after which every fen is explained; and then whatever is changed
/// in the database behind our back is found.
class PlantedBreaksTests extends Story {

    private final World world;
    private final JdbcTemplate owner;

    PlantedBreaksTests(ApplicationContext context, HikariDataSource pool) {
        this.owner =
                new JdbcTemplate(
                        new DriverManagerDataSource(
                                pool.getJdbcUrl(), pool.getUsername(), pool.getPassword()));
        this.world = new World(context, Twins.HERE.anew(), "2020-06-10T09:00");
        live();
    }

    private void live() {
        Resident li = untilMidJuly();
        // 14 July: Li comes once more; nobody's file of the day is there yet.
        world.hospital().visit(li, "S10");
        // What has been written is sealed, as it would be seconds later.
        world.operator().post("seals", List.of()).expect(200);
    }

    private Resident untilMidJuly() {
        // 10 June: Wang is treated on the hospital's trust, Li on a line of the bank.
        Resident wang = world.insured("王小明", 1985);
        Resident li = world.insured("李小红", 1985);
        wang.signs("S04");
        li.signs("S10");
        world.hospital().visit(wang, "S04");
        List<Long> orders = world.hospital().visit(li, "S10");
        li.paysAtBank("5.00");
        // 11 June: one of Li's items is taken back; the files of the 10th are here.
        world.itIs("2020-06-11T09:00");
        world.hospital().refunds(orders.getFirst());
        // 12 June: both pay, Wang a little in cash and the rest by wallet.
        world.itIs("2020-06-12T09:00");
        world.hospital().takesCash(wang, "20.00");
        wang.paysByWallet();
        li.paysByWallet();
        // A second visit each, which stays unpaid; Li agrees to pay in parts.
        world.hospital().visit(wang, "S04");
        world.hospital().visit(li, "S10");
        li.agreesToInstalments();
        // 14 July: the insurer has paid the month but for what its audit found, which the hospital
        // accepts; the bank and the wallet have paid every day.
        InsurerAudit audit = new InsurerAudit(world);
        audit.keepsBack("2020-06", "20.00");
        world.itIs("2020-07-14T09:00");
        audit.isAccepted();
        assertThat(
                        world.operator()
                                .post("verifications", List.of())
                                .expect(200)
                                .text("unexplained"))
                .isEqualTo("0.00");
        return li;
    }

    @Test
    void whatIsOnItsWayHasANameAndAFact() {
        Verified verified = verify();

        assertThat(verified.exceptions())
                .filteredOn(one -> one.kind().equals(Kinds.IN_TRANSIT))
                .extracting(Verified.Exceptional::check)
                .contains(STATED, FUNDED);
        assertThat(verified.exceptions())
                .filteredOn(one -> one.check().equals(FUNDED))
                .singleElement()
                .satisfies(
                        one ->
                                assertThat(one.explanation())
                                        .startsWith("of 2020-07-14; lender_statement of party")
                                        .endsWith("on 2020-07-14 is not here yet"));
    }

    @Test
    void whatIsLeftAloneIsExplainedToTheFen() {
        Api.Answer answer = world.operator().post("verifications?wait=true", List.of()).expect(200);

        assertThat(answer.text("unexplained")).as(answer.body()).isEqualTo("0.00");
        for (JsonNode check : answer.at("checks")) {
            assertThat(check.get("differences").asLong()).as(check.toString()).isZero();
            if (!check.get("name").asString().equals("what-belongs-to-patients-is-kept-for-them")) {
                assertThat(check.get("compared").asLong()).as(check.toString()).isPositive();
            }
        }
    }

    @Test
    void moneyFromEveryoneHasArrivedInTheBooks() {
        for (int kind : List.of(30, 50, 60)) {
            assertThat(count("entry", "kind = " + kind)).as("kind " + kind).isPositive();
        }
        assertThat(count("statement_file", "state = 1")).isZero();
    }

    static Stream<PlantedBreak> breaks() {
        String charges = "every-charge-stands-in-the-books-once";
        String settlements = "every-settlement-stands-in-the-books-share-by-share";
        String payouts = "every-payout-stands-in-the-books-once";
        String counters = "line-counters-are-their-entries-and-holds";
        String deductions = "every-accepted-deduction-is-a-loss-once";
        return Stream.of(
                lost("a charge's entry is lost", "entry", "kind = 11", charges),
                doubled("a charge's entry is doubled", "kind = 11", charges),
                entry("a charge is a fen dearer", "amount = amount + 1", "kind = 11", charges),
                entry("a share is a fen larger", "amount = amount + 1", OWED, settlements),
                entry("a share is another fund's", "source = 2", OWED, settlements),
                entry("a share is another hospital's", "owner = 999", OWED, settlements),
                lost("the lender's side is lost", "entry", "kind = 20 AND credit = 4", BETWEEN),
                entry("a debt is another's", "owner = 999", "kind = 20 AND debit = 3", DRAWN),
                lost("a refund's entry is lost", "entry", "kind = 100 AND credit = 2", INSURER),
                entry("a repayment is on another wallet", "debit_key = 2", WALLET, CHANNELS),
                entry("a payout is a fen larger", "amount = amount + 1", "kind = 30", payouts),
                doubled("an insurer's payment is doubled", "kind = 60", payouts),
                edited(
                        "a counter is edited",
                        "balance",
                        "drawn = drawn + 1",
                        "drawn > 0",
                        counters),
                edited("a debt is edited", "obligation", "amount = amount + 1", "true", DRAWN),
                edited("a paid debt is open", "obligation", REOPENED, PAID, DRAWN),
                lost("an allocation is lost", "allocation", "true", ALLOCATED),
                edited("a split is edited", "settlement", SHIFTED, "pool > 1", settlements),
                edited("a hold is left open", "hold", "closed_at = NULL", "true", counters),
                lost("an execution is lost", "order_event", "kind = 1", charges),
                lost("a payout's line is lost", "arrival", "kind = 1", payouts),
                entry("a loss is a fen larger", "amount = amount + 1", "kind = 61", deductions));
    }

    static Stream<PlantedBreak> filedBreaks() {
        String files = "files-are-here-and-as-they-came";
        return Stream.of(
                entry(
                        "a counter's payment is a fen larger",
                        "amount = amount + 1",
                        AT_ONCE,
                        AT_BANK),
                lost(
                        "a counter's line is lost",
                        "statement_line",
                        "type = 4 AND subject = 0",
                        AT_BANK),
                lost("an insurer's line is lost", "statement_line", "type = 1", STATED),
                new PlantedBreak("a lender's line is doubled", "statement_line", DOUBLED, FUNDED),
                edited("a file is edited", "statement_line", "amount = amount + 1", BILLED, files),
                edited("a payment is edited", "payment", "amount = amount + 1", ONLINE, BILLS));
    }

    static Stream<PlantedBreak> sealedBreaks() {
        return Stream.of(
                entry("a sealed journal is another day's", YESTERDAY, "kind = 50", SEALED),
                entry("a sealed write of two is one fen", "amount = 1", "kind = 30", SEALED),
                lost("a sealed journal is lost", "entry", "kind = 60", SEALED),
                doubled("a sealed journal is doubled", "kind = 40", SEALED),
                new PlantedBreak("a journal is slipped under a seal", "entry", FORGED, SEALED),
                edited("a sealed action is edited", "action", "detail = '{}'", "true", SEALED),
                lost("a sealed action is lost", "action", "true", SEALED),
                edited("a seal is edited", "seal", "content = '\\x00'", "chain = 1", SEALED),
                lost("a seal is lost", "seal", "number = 1 AND chain = 1", SEALED),
                edited("a closed day is edited", "books_closed", "state = '\\x00'", DAY, CLOSED));
    }

    private static final String YESTERDAY = "at = at - interval '1 day'";
    private static final String SEALED = "sealed-blocks-are-as-they-were-sealed";
    private static final String CLOSED = "closed-days-and-months-are-as-they-were-closed";
    private static final String DAY = "period = 1 AND number = 2";
    private static final String FORGED =
            """
            INSERT INTO entry
                (journal, at, amount, owner, xid, kind, source, debit, debit_key, credit)
            SELECT 1, at, 100, owner, xid, 130, 7, 9, 1, 10
            FROM entry
            ORDER BY journal
            LIMIT 1
            """;
    private static final String OWED = "kind = 20 AND debit = 2 AND source = 1";
    private static final String WALLET = "kind = 40 AND debit = 5 AND debit_key = 1";
    private static final String REOPENED = "closed_at = NULL";
    private static final String PAID = "closed_at IS NOT NULL";
    private static final String SHIFTED = "pool = pool - 1, personal = personal + 1";
    private static final String BILLED = "type = 7";
    private static final String ONLINE = "channel = 1 AND status = 2";
    private static final String BETWEEN =
            "what-two-parties-owe-each-other-is-the-same-in-both-books";
    private static final String DRAWN =
            "every-obligation-was-drawn-once-and-is-open-while-something-is-owed";
    private static final String INSURER = "what-the-insurer-owes-is-what-standing-settlements-say";
    private static final String CHANNELS = "what-was-paid-stands-on-its-channel";
    private static final String ALLOCATED = "every-repayment-stands-in-the-books-as-allocated";
    private static final String STATED = "the-insurers-statement-says-what-was-settled";
    private static final String FUNDED = "a-lenders-statement-says-what-it-funded";
    private static final String AT_ONCE = "kind = 40 AND debit = 10";
    private static final String AT_BANK = "a-lenders-statement-says-what-was-paid-at-its-counters";
    private static final String BILLS = "a-channels-bill-says-what-was-paid-and-given-back";
    private static final String DOUBLED =
            """
            INSERT INTO statement_line
                (file, subject, draw, amount, position, type, source, reference, place)
            SELECT file, subject, draw, amount, 9999, type, source, reference, place
            FROM statement_line
            WHERE type = 2
            LIMIT 1
            """;

    @ParameterizedTest
    @MethodSource({"breaks", "filedBreaks", "sealedBreaks"})
    void whateverIsChangedBehindOurBackIsFound(PlantedBreak planted) {
        String schema = world.city().city().schema();
        String table = schema + "." + planted.table();
        owner.execute("CREATE TABLE " + schema + ".untouched AS SELECT * FROM " + table);
        try {
            int broken = inSchema(schema, planted.statement());
            assertThat(broken).as("rows that were broken").isEqualTo(1);

            Verified verified = verify();

            assertThat(verified.unexplained()).isGreaterThan(Money.ZERO);
            assertThat(verified.checks())
                    .filteredOn(check -> check.differences() > 0)
                    .extracting(Verified.Checked::name)
                    .contains(planted.check());
        } finally {
            putBack(table, schema + ".untouched");
        }
        assertThat(verify().unexplained()).isEqualTo(Money.ZERO);
    }

    /// At once: the sealer goes on meanwhile and must not find the table empty.
    private void putBack(String table, String untouched) {
        String copy = "LOCK TABLE %1$s; DELETE FROM %1$s; INSERT INTO %1$s SELECT * FROM %2$s;";
        owner.execute(("BEGIN; " + copy + " DROP TABLE %2$s; COMMIT").formatted(table, untouched));
    }

    private Verified verify() {
        return world.city()
                .city()
                .call(
                        () ->
                                world.bean(Verifying.class)
                                        .run(Verifying.Depth.SINCE_LAST_CLOSE, (_, _, _) -> {}));
    }

    private int inSchema(String schema, String statement) {
        return Integer.parseInt(
                String.valueOf(
                        owner.execute(
                                (java.sql.Connection connection) -> {
                                    try (var prepared = connection.createStatement()) {
                                        prepared.execute("SET search_path TO " + schema);
                                        return prepared.executeUpdate(statement);
                                    }
                                })));
    }

    private long count(String table, String where) {
        Long found =
                owner.queryForObject(
                        "SELECT count(*) FROM %s.%s WHERE %s"
                                .formatted(world.city().city().schema(), table, where),
                        Long.class);
        return found == null ? 0 : found;
    }
}
