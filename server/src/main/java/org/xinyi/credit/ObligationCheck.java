package org.xinyi.credit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Account;
import org.xinyi.ledger.Books;
import org.xinyi.ledger.Check;
import org.xinyi.ledger.JournalKind;

/// Every obligation was drawn once, at its amount, by its owner, on its line; and it is marked
/// settled exactly when nothing is open of it.
@Component
class ObligationCheck implements Check {

    private static final String OBLIGATIONS =
            """
            SELECT id, line, owner, amount, closed_at IS NULL AS open
            FROM obligation
            ORDER BY id
            """;

    private static final Set<JournalKind> DRAWN =
            Set.of(JournalKind.SETTLED, JournalKind.PREPAID, JournalKind.INSTALMENTS_AGREED);

    private static final List<Account.Type> OWED = List.of(Account.Type.LINE, Account.Type.CHARGES);

    private final Sql sql;
    private final Books books;

    ObligationCheck(Sql sql, Books books) {
        this.sql = sql;
        this.books = books;
    }

    @Override
    public String name() {
        return "every-obligation-was-drawn-once-and-is-open-while-something-is-owed";
    }

    @Override
    public void run(Findings findings) {
        Map<Long, Drawn> drawn = drawn(findings);
        Map<Long, Money> open = open();
        try (Stream<Row> rows = sql.statement(OBLIGATIONS).query(ObligationCheck::row).stream()) {
            rows.forEach(
                    row ->
                            compare(
                                    row,
                                    drawn.remove(row.id),
                                    open.getOrDefault(row.id, Money.ZERO),
                                    findings));
        }
        drawn.forEach(
                (obligation, one) ->
                        findings.broken("drawn for no obligation " + obligation, one.amount));
    }

    private Map<Long, Drawn> drawn(Findings findings) {
        Map<Long, Drawn> drawn = new HashMap<>();
        try (Stream<Books.Line> entries = books.entries(DRAWN)) {
            entries.filter(line -> line.debit() == Account.Type.LINE)
                    .forEach(
                            line -> {
                                Long key = line.debitKey();
                                Long on = line.line();
                                Drawn before =
                                        key == null || on == null
                                                ? null
                                                : drawn.put(
                                                        key,
                                                        new Drawn(line.owner(), on, line.amount()));
                                if (before != null) {
                                    findings.broken(
                                            "obligation " + key + " was drawn twice",
                                            before.amount);
                                }
                            });
        }
        return drawn;
    }

    private Map<Long, Money> open() {
        Map<Long, Money> open = new HashMap<>();
        for (Account.Type owed : OWED) {
            try (Stream<Books.Sum> sums = books.sums(owed)) {
                sums.forEach(sum -> open.merge(sum.key(), sum.amount(), Money::plus));
            }
        }
        return open;
    }

    private static void compare(Row row, @Nullable Drawn drawn, Money open, Findings findings) {
        findings.compared(1);
        String subject = "obligation " + row.id;
        if (drawn == null) {
            findings.broken(subject + " was never drawn", row.amount);
            return;
        }
        if (!drawn.amount.equals(row.amount)) {
            findings.difference("drawn for " + subject, row.amount, drawn.amount);
        }
        if (!drawn.owner.equals(row.owner) || drawn.line != row.line) {
            findings.broken(subject + " stands in another book", row.amount);
        }
        if (row.open == open.isZero()) {
            Money stake = open.isZero() ? row.amount : open;
            findings.broken(subject + (row.open ? " is paid" : " is not paid"), stake);
        }
        if (open.isNegative()) {
            findings.broken(subject + " was paid twice", open);
        }
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getLong("id"),
                row.getLong("line"),
                new PartyId(row.getLong("owner")),
                Money.ofFen(row.getLong("amount")),
                row.getBoolean("open"));
    }

    private record Row(long id, long line, PartyId owner, Money amount, boolean open) {}

    private record Drawn(PartyId owner, long line, Money amount) {}
}
