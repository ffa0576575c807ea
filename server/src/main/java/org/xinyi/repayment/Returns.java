package org.xinyi.repayment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.PaymentId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Journal;
import org.xinyi.ledger.Ledger;
import org.xinyi.payment.MoneyGivenBack;
import org.xinyi.payment.Payments;

/// Money that goes back to where it came from: what was paid too much, and refunds of what had been
/// paid already. Stands as `PATIENT_CREDIT` in the owner's book until the channel has returned it.
@Component
class Returns {

    /// @param payment the payment whose channel it goes back through
    /// @param patient in whose name the credit stands
    record Return(
            long id,
            PaymentId payment,
            PatientId patient,
            PartyId owner,
            Money amount,
            String reason,
            Instant at,
            @Nullable Instant returnedAt) {}

    private static final String COLUMNS =
            """
            SELECT id, payment, patient, owner, amount, reason, at, returned_at
            FROM return_order
            """;

    private static final String INSERT =
            """
            INSERT INTO return_order (id, payment, patient, owner, amount, reason, at)
            SELECT * FROM unnest(
                ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[],
                ?::timestamptz[])
            """;

    private static final String RETURNED =
            """
            UPDATE return_order r
            SET returned_at = g.at
            FROM unnest(?::bigint[], ?::timestamptz[]) AS g (id, at)
            WHERE r.id = g.id
                AND r.returned_at IS NULL
            RETURNING r.id, r.payment, r.patient, r.owner, r.amount, r.reason, r.at, r.returned_at
            """;

    private static final String SELECT_OF_PAYMENTS = COLUMNS + "WHERE payment = ANY(?::bigint[])";

    private static final String SELECT_OF_PATIENT =
            COLUMNS + "WHERE patient = :patient ORDER BY id DESC LIMIT :most";

    private final Sql sql;
    private final IdSource ids;
    private final BusinessClock clock;
    private final Payments payments;
    private final Ledger ledger;

    Returns(Sql sql, IdSource ids, BusinessClock clock, Payments payments, Ledger ledger) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.payments = payments;
        this.ledger = ledger;
    }

    /// @param patient in whose name the credit stands
    record Wanted(
            PaymentId payment, PatientId patient, PartyId owner, Money amount, String reason) {}

    /// Orders money back, in the caller's transaction, which has posted the credit.
    void order(List<Wanted> wanted) {
        Instant now = clock.now();
        List<Return> returns =
                wanted.stream()
                        .map(
                                one ->
                                        new Return(
                                                ids.next(),
                                                one.payment,
                                                one.patient,
                                                one.owner,
                                                one.amount,
                                                one.reason,
                                                now,
                                                null))
                        .toList();
        sql.over(returns)
                .longs(Return::id)
                .ids(Return::payment)
                .ids(Return::patient)
                .ids(Return::owner)
                .money(Return::amount)
                .texts(Return::reason)
                .instants(Return::at)
                .update(INSERT);
        payments.giveBack(
                returns.stream()
                        .map(
                                one ->
                                        new Payments.GiveBack(
                                                one.id, one.payment, one.amount, one.patient))
                        .toList());
    }

    /// The channel has returned it: the credit is settled.
    @EventListener
    void on(MoneyGivenBack givenBack) {
        Map<Long, MoneyGivenBack.Item> items = new HashMap<>();
        givenBack.items().forEach(item -> items.put(item.id(), item));
        List<Return> returned =
                sql.over(givenBack.items())
                        .longs(MoneyGivenBack.Item::id)
                        .instants(MoneyGivenBack.Item::at)
                        .query(RETURNED, Returns::row);
        List<Journal> journals = new ArrayList<>();
        for (Return one : returned) {
            MoneyGivenBack.Item item = items.get(one.id);
            if (item != null) {
                journals.add(
                        RepaymentJournals.givenBack(new JournalId(ids.next()), item, one.patient));
            }
        }
        ledger.post(journals);
    }

    /// What of each payment has been ordered back so far.
    Map<PaymentId, Money> ordered(Collection<PaymentId> of) {
        Map<PaymentId, Money> ordered = new HashMap<>();
        sql.over(List.copyOf(of))
                .ids(payment -> payment)
                .query(SELECT_OF_PAYMENTS, Returns::row)
                .forEach(one -> ordered.merge(one.payment, one.amount, Money::plus));
        return ordered;
    }

    List<Return> of(PatientId patient, int most) {
        return sql.statement(SELECT_OF_PATIENT)
                .param("patient", patient.value())
                .param("most", most)
                .query(Returns::row)
                .list();
    }

    private static Return row(ResultSet row, int number) throws SQLException {
        OffsetDateTime returnedAt = row.getObject("returned_at", OffsetDateTime.class);
        return new Return(
                row.getLong("id"),
                new PaymentId(row.getLong("payment")),
                new PatientId(row.getLong("patient")),
                new PartyId(row.getLong("owner")),
                Money.ofFen(row.getLong("amount")),
                row.getString("reason"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                returnedAt == null ? null : returnedAt.toInstant());
    }
}
