package org.xinyi.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.SettlementId;
import org.xinyi.kernel.sql.Moments;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Account;
import org.xinyi.ledger.JournalKind;
import org.xinyi.ledger.Source;

/// Journals as they stand in the books, and which ones are behind a settlement, a payment or a
/// debt.
@Component
class JournalBook {

    /// 2 and 4 are the codes of `INSURER` and `BETWEEN`, whose keys are parties.
    private static final String ENTRIES =
            """
            SELECT e.journal, e.kind, e.at, e.reverses, e.owner, o.name AS owner_name, e.source,
                e.debit, e.debit_key, d.name AS debit_name, e.credit, e.credit_key,
                c.name AS credit_name, e.amount
            FROM entry e
            LEFT JOIN party o ON o.id = e.owner
            LEFT JOIN party d ON d.id = e.debit_key AND e.debit IN (2, 4)
            LEFT JOIN party c ON c.id = e.credit_key AND e.credit IN (2, 4)
            WHERE e.journal = ANY(:journals::bigint[])
                AND (:owner::bigint IS NULL OR e.owner = :owner)
            ORDER BY e.journal, e.owner, e.source, e.debit, e.credit, e.amount
            """;

    /// A refund settles the rest again, under the root of the settlement it replaces.
    private static final String OF_SETTLEMENT =
            """
            SELECT DISTINCT other.journal
            FROM settlement one
            JOIN settlement other
                ON other.visit = one.visit
                AND other.root = one.root
            WHERE one.id = :id
                AND other.journal IS NOT NULL
            ORDER BY other.journal
            LIMIT :most
            """;

    private static final String OF_PAYMENT =
            """
            SELECT DISTINCT journal
            FROM allocation
            WHERE payment = :id
            ORDER BY journal
            LIMIT :most
            """;

    /// 3 and 11 are the codes of `LINE` and `CHARGES`; an entry has either on one side.
    private static final String OF_OBLIGATION =
            """
            SELECT DISTINCT journal
            FROM (
                SELECT e.journal
                FROM obligation o
                JOIN entry e
                    ON e.line = o.line
                    AND o.id = CASE e.debit WHEN 3 THEN e.debit_key ELSE e.credit_key END
                WHERE o.id = :id
                UNION ALL
                SELECT e.journal
                FROM entry e
                WHERE (e.debit = 11 OR e.credit = 11)
                    AND :id = CASE e.debit WHEN 11 THEN e.debit_key ELSE e.credit_key END
            ) AS touching
            ORDER BY journal
            LIMIT :most
            """;

    private final Sql sql;

    JournalBook(Sql sql) {
        this.sql = sql;
    }

    /// With the entries of one owner alone, or of all; what has none is absent. First first.
    ///
    /// @param owner null: all
    List<BookedJournal> find(Collection<JournalId> journals, @Nullable InstitutionId owner) {
        Map<JournalId, BookedJournal> found = new LinkedHashMap<>();
        sql.statement(ENTRIES)
                .param("journals", journals.stream().map(JournalId::value).toArray(Long[]::new))
                .param("owner", owner == null ? null : owner.value())
                .query((row, _) -> add(found, row))
                .list();
        return List.copyOf(found.values());
    }

    List<JournalId> of(SettlementId settlement, int most) {
        return numbers(OF_SETTLEMENT, settlement.value(), most);
    }

    List<JournalId> ofPayment(long payment, int most) {
        return numbers(OF_PAYMENT, payment, most);
    }

    List<JournalId> of(ObligationId obligation, int most) {
        return numbers(OF_OBLIGATION, obligation.value(), most);
    }

    private List<JournalId> numbers(String statement, long id, int most) {
        return sql.statement(statement)
                .param("id", id)
                .param("most", most)
                .query((row, _) -> new JournalId(row.getLong("journal")))
                .list();
    }

    private static BookedJournal.Entry add(Map<JournalId, BookedJournal> found, ResultSet row)
            throws SQLException {
        JournalId id = new JournalId(row.getLong("journal"));
        BookedJournal journal = found.get(id);
        if (journal == null) {
            journal = journal(id, row);
            found.put(id, journal);
        }
        BookedJournal.Entry entry = entry(row);
        journal.entries().add(entry);
        return entry;
    }

    private static BookedJournal journal(JournalId id, ResultSet row) throws SQLException {
        JournalKind kind = Coded.of(JournalKind.class, row.getInt("kind"));
        Long reverses = row.getObject("reverses", Long.class);
        return new BookedJournal(
                id,
                kind,
                kind.event(),
                Moments.instant(row, "at"),
                reverses == null ? null : new JournalId(reverses),
                new ArrayList<>());
    }

    private static BookedJournal.Entry entry(ResultSet row) throws SQLException {
        String owner = row.getString("owner_name");
        return new BookedJournal.Entry(
                new PartyId(row.getLong("owner")),
                owner == null ? "" : owner,
                Coded.of(Source.class, row.getInt("source")),
                side(row, "debit"),
                side(row, "credit"),
                Money.ofFen(row.getLong("amount")));
    }

    private static BookedJournal.Side side(ResultSet row, String side) throws SQLException {
        return new BookedJournal.Side(
                Coded.of(Account.Type.class, row.getInt(side)),
                row.getObject(side + "_key", Long.class),
                row.getString(side + "_name"));
    }
}
