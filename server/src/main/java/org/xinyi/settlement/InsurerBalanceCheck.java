package org.xinyi.settlement;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Account;
import org.xinyi.ledger.Books;
import org.xinyi.ledger.Check;
import org.xinyi.ledger.JournalKind;
import org.xinyi.ledger.Source;

/// What the insurer is booked to owe a hospital, before its payments, is what the settlements that
/// stand now say: refunds have taken off exactly the difference.
@Component
class InsurerBalanceCheck implements Check {

    private static final String STANDING =
            """
            SELECT institution,
                sum(pool) AS pool,
                sum(other_fund) AS other_fund,
                sum(relief) AS relief,
                sum(personal_account) AS personal_account,
                sum(mutual_aid) AS mutual_aid
            FROM settlement
            WHERE state = 2
            GROUP BY institution
            """;

    private final Sql sql;
    private final Books books;

    InsurerBalanceCheck(Sql sql, Books books) {
        this.sql = sql;
        this.books = books;
    }

    @Override
    public String name() {
        return "what-the-insurer-owes-is-what-standing-settlements-say";
    }

    @Override
    public void run(Findings findings) {
        Map<Owed, Money> expected = new HashMap<>();
        sql.statement(STANDING)
                .query(
                        row -> {
                            PartyId hospital = new PartyId(row.getLong("institution"));
                            Map<Source, String> columns = columns();
                            for (Map.Entry<Source, String> one : columns.entrySet()) {
                                expected.put(
                                        new Owed(hospital, one.getKey()),
                                        Money.ofFen(row.getLong(one.getValue())));
                            }
                        });
        Map<Owed, Money> inBooks = new HashMap<>();
        try (Stream<Books.Line> entries =
                books.entries(Set.of(JournalKind.SETTLED, JournalKind.REFUNDED))) {
            entries.forEach(
                    line -> {
                        Money signed = Books.signed(line, Account.Type.INSURER);
                        inBooks.merge(new Owed(line.owner(), line.source()), signed, Money::plus);
                    });
        }
        for (Map.Entry<Owed, Money> one : expected.entrySet()) {
            findings.compared(1);
            Money booked = inBooks.getOrDefault(one.getKey(), Money.ZERO);
            if (!booked.equals(one.getValue())) {
                findings.difference(
                        "insurer's " + one.getKey().source + " of " + one.getKey().hospital,
                        one.getValue(),
                        booked);
            }
        }
    }

    private static Map<Source, String> columns() {
        Map<Source, String> columns = new EnumMap<>(Source.class);
        columns.put(Source.POOL, "pool");
        columns.put(Source.OTHER_FUND, "other_fund");
        columns.put(Source.RELIEF, "relief");
        columns.put(Source.PERSONAL_ACCOUNT, "personal_account");
        columns.put(Source.MUTUAL_AID, "mutual_aid");
        return columns;
    }

    private record Owed(PartyId hospital, Source source) {}
}
