package org.xinyi.clearing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.StaffId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Account;
import org.xinyi.ledger.Account.LossReason;
import org.xinyi.ledger.Entry;
import org.xinyi.ledger.Journal;
import org.xinyi.ledger.JournalKind;
import org.xinyi.ledger.Ledger;
import org.xinyi.ledger.Source;

/// What an insurer kept back of a payment. It stays owed until the hospital accepts that it is
/// final; then it is the hospital's loss (J6), and never the patient's.
@Component
class DeductionBook {

    /// @param arrival the payment it was kept back of
    /// @param period first day of the month whose business was paid
    /// @param amount kept back; below zero when more was paid than claimed
    /// @param acceptedAt null while it stays owed
    record Deduction(
            long arrival,
            PartyId insurer,
            InstitutionId institution,
            Source source,
            String number,
            LocalDate period,
            Money amount,
            @Nullable Instant acceptedAt) {}

    private static final String COLUMNS =
            """
            SELECT a.id, a.payer, a.owner, a.source, a.number, a.about, a.deducted, d.accepted_at
            FROM arrival a
            LEFT JOIN deduction_accepted d ON d.arrival = a.id
            WHERE a.kind = 3
                AND a.deducted <> 0
            """;

    private static final String SELECT_OF_OWNER =
            COLUMNS + "AND a.owner = :owner ORDER BY a.id DESC LIMIT :most";

    private static final String SELECT_ONE = COLUMNS + "AND a.id = :arrival";

    private static final String INSERT =
            """
            INSERT INTO deduction_accepted (arrival, journal, client, staff, accepted_at)
            VALUES (:arrival, :journal, :client, :staff, :now::timestamptz)
            ON CONFLICT (arrival) DO NOTHING
            """;

    private static final String SELECT_ACCEPTED =
            """
            SELECT arrival
            FROM deduction_accepted
            """;

    private static final String SELECT_LOSSES =
            """
            SELECT d.journal, a.deducted
            FROM deduction_accepted d
            JOIN arrival a ON a.id = d.arrival
            """;

    private final Sql sql;
    private final IdSource ids;
    private final BusinessClock clock;
    private final Ledger ledger;

    DeductionBook(Sql sql, IdSource ids, BusinessClock clock, Ledger ledger) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.ledger = ledger;
    }

    /// The last first.
    List<Deduction> of(InstitutionId institution, int most) {
        return sql.statement(SELECT_OF_OWNER)
                .param("owner", institution.value())
                .param("most", most)
                .query(DeductionBook::deduction)
                .list();
    }

    Optional<Deduction> find(long arrival) {
        return sql.statement(SELECT_ONE)
                .param("arrival", arrival)
                .query(DeductionBook::deduction)
                .optional();
    }

    /// The payments whose deductions have become a loss.
    Set<Long> accepted() {
        return new HashSet<>(
                sql.statement(SELECT_ACCEPTED).query((row, _) -> row.getLong("arrival")).list());
    }

    /// By journal, what was accepted as a loss.
    Map<Long, Money> losses() {
        Map<Long, Money> losses = new HashMap<>();
        sql.statement(SELECT_LOSSES)
                .query(
                        row -> {
                            losses.put(
                                    row.getLong("journal"), Money.ofFen(row.getLong("deducted")));
                        });
        return losses;
    }

    /// Books the loss; again changes nothing.
    void accept(Deduction deduction) {
        Acting acting = Acting.current();
        @Nullable StaffId staff = acting.staff();
        sql.inTransaction(
                () -> {
                    Instant now = clock.now();
                    JournalId journal = new JournalId(ids.next());
                    boolean first =
                            sql.statement(INSERT)
                                            .param("arrival", deduction.arrival)
                                            .param("journal", journal.value())
                                            .param("client", acting.client().value())
                                            .param("staff", staff == null ? null : staff.value())
                                            .param("now", now.toString())
                                            .update()
                                    == 1;
                    if (first) {
                        ledger.post(List.of(loss(journal, deduction, now)));
                    }
                });
    }

    private static Journal loss(JournalId id, Deduction deduction, Instant at) {
        return new Journal(
                id,
                JournalKind.INSURER_DEDUCTED,
                at,
                List.of(
                        Entry.signed(
                                deduction.institution.party(),
                                deduction.source,
                                Account.loss(LossReason.INSURER_DIFFERENCE),
                                Account.insurer(deduction.insurer),
                                deduction.amount)));
    }

    private static Deduction deduction(ResultSet row, int number) throws SQLException {
        OffsetDateTime acceptedAt = row.getObject("accepted_at", OffsetDateTime.class);
        return new Deduction(
                row.getLong("id"),
                new PartyId(row.getLong("payer")),
                new InstitutionId(row.getLong("owner")),
                Coded.of(Source.class, row.getInt("source")),
                row.getString("number"),
                row.getObject("about", LocalDate.class),
                Money.ofFen(row.getLong("deducted")),
                acceptedAt == null ? null : acceptedAt.toInstant());
    }
}
