package org.xinyi.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.PaymentId;
import org.xinyi.kernel.ShiftId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.payment.Payments.NewPayment;
import org.xinyi.payment.Payments.Status;

/// The table of payments, but for their receipt, which [Receipts] keeps.
@Component
class PaymentRows {

    private static final Duration FIRST_QUESTION_AFTER = Duration.ofSeconds(5);

    private static final String INSERT =
            """
            INSERT INTO payment
                (id, purpose, subject, payee, patient, payer, institution, shift, channel, amount,
                 status, opened_at, received_at, noted_at, ask_at)
            SELECT * FROM unnest(
                ?::bigint[], ?::smallint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                ?::bigint[], ?::bigint[], ?::smallint[], ?::bigint[], ?::smallint[],
                ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[])
            ON CONFLICT (id) DO NOTHING
            RETURNING id
            """;

    private static final String SELECT =
            "SELECT " + StoredPayment.COLUMNS + "FROM payment p WHERE p.id = ANY(?::bigint[])";

    private static final String SELECT_DAY =
            "SELECT "
                    + StoredPayment.COLUMNS
                    + """
                    FROM payment p
                    WHERE p.institution = :institution
                        AND p.received_at >= :from::timestamptz
                        AND p.received_at < :to::timestamptz
                        AND p.id > :after
                    ORDER BY p.id
                    LIMIT :most
                    """;

    /// Each half by its own index.
    private static final String SELECT_PATIENT =
            "SELECT "
                    + StoredPayment.COLUMNS
                    + """
                    FROM payment p
                    WHERE p.id IN (
                        (SELECT id FROM payment WHERE patient = :patient AND id < :before
                            ORDER BY id DESC LIMIT :most)
                        UNION
                        (SELECT id FROM payment WHERE payer = :patient AND id < :before
                            ORDER BY id DESC LIMIT :most))
                    ORDER BY p.id DESC
                    LIMIT :most
                    """;

    private static final String SET_CODE =
            """
            UPDATE payment p
            SET code_url = t.code_url
            FROM unnest(?::bigint[], ?::text[]) AS t (id, code_url)
            WHERE p.id = t.id
            """;

    /// Asking is leasing: the next question stands before this one is asked.
    private static final String TAKE_DUE =
            """
            UPDATE payment p
            SET asked = p.asked + 1,
                ask_at = :now::timestamptz
                    + LEAST(600, 10 * (1 << LEAST(p.asked, 6))) * interval '1 second'
            FROM (
                SELECT id
                FROM payment
                WHERE status = 1
                    AND ask_at <= :now::timestamptz
                ORDER BY ask_at
                LIMIT :most
                FOR UPDATE SKIP LOCKED
            ) due
            WHERE p.id = due.id
            RETURNING p.id, p.payee, p.channel, p.closing
            """;

    private static final String EXPIRE =
            """
            UPDATE payment
            SET closing = true,
                asked = 0,
                ask_at = :now::timestamptz
            WHERE status = 1
                AND NOT closing
                AND opened_at <= :openedBefore::timestamptz
            """;

    private static final String CLOSE =
            """
            UPDATE payment
            SET status = 3,
                ask_at = NULL
            WHERE id = :id
                AND status = 1
            """;

    /// @param institution where it is looked after
    /// @param receivedAt whole microseconds, as the row will say; null: it is open
    record New(
            NewPayment payment,
            InstitutionId institution,
            @Nullable ShiftId shift,
            @Nullable Instant receivedAt) {

        private Status status() {
            return receivedAt == null ? Status.OPEN : Status.RECEIVED;
        }
    }

    record Code(PaymentId payment, String url) {}

    /// A payment whose outcome is not known.
    ///
    /// @param closing its validity is over
    record Due(PaymentId payment, PartyId payee, Channel channel, boolean closing) {}

    private final Sql sql;
    private final Clock wall;

    PaymentRows(Sql sql, Clock wall) {
        this.sql = sql;
        this.wall = wall;
    }

    /// Writes those that are new: open, or received when they have a time.
    ///
    /// @param now business time
    /// @return the new ones
    Set<PaymentId> insert(List<New> rows, Instant now) {
        Instant askAt = wall.instant().plus(FIRST_QUESTION_AFTER);
        return new HashSet<>(
                sql.over(rows)
                        .ids(row -> row.payment.id())
                        .shorts(row -> row.payment.purpose().code())
                        .longs(row -> row.payment.subject())
                        .ids(row -> row.payment.payee())
                        .ids(row -> row.payment.patient())
                        .nullableIds(row -> row.payment.payer())
                        .ids(New::institution)
                        .nullableIds(New::shift)
                        .shorts(row -> row.payment.channel().code())
                        .money(row -> row.payment.amount())
                        .shorts(row -> row.status().code())
                        .instants(_ -> now)
                        .instants(New::receivedAt)
                        .instants(row -> row.receivedAt == null ? null : now)
                        .instants(row -> row.receivedAt == null ? askAt : null)
                        .query(INSERT, (row, _) -> new PaymentId(row.getLong("id"))));
    }

    Optional<StoredPayment> find(PaymentId payment) {
        return Optional.ofNullable(find(List.of(payment)).get(payment));
    }

    Map<PaymentId, StoredPayment> find(Collection<PaymentId> payments) {
        return sql
                .over(List.copyOf(payments))
                .ids(id -> id)
                .query(SELECT, StoredPayment::of)
                .stream()
                .collect(Collectors.toMap(StoredPayment::id, Function.identity()));
    }

    /// Locks the rows, in order, until the caller's transaction ends.
    Map<PaymentId, StoredPayment> lock(Collection<PaymentId> payments) {
        return sql
                .over(List.copyOf(payments))
                .ids(id -> id)
                .query(SELECT + " ORDER BY p.id FOR UPDATE", StoredPayment::of)
                .stream()
                .collect(Collectors.toMap(StoredPayment::id, Function.identity()));
    }

    /// What an institution received from one moment until before another, by number.
    List<StoredPayment> received(
            InstitutionId institution, Instant from, Instant to, long after, int most) {
        return sql.statement(SELECT_DAY)
                .param("institution", institution.value())
                .param("from", from.toString())
                .param("to", to.toString())
                .param("after", after)
                .param("most", most)
                .query(StoredPayment::of)
                .list();
    }

    /// What somebody paid, and what was paid for them, the last first.
    List<StoredPayment> ofPatient(PatientId patient, long before, int most) {
        return sql.statement(SELECT_PATIENT)
                .param("patient", patient.value())
                .param("before", before)
                .param("most", most)
                .query(StoredPayment::of)
                .list();
    }

    void setCodes(List<Code> codes) {
        sql.over(codes).ids(Code::payment).texts(Code::url).update(SET_CODE);
    }

    /// The next few to ask a channel about, leased to the caller until they are due again.
    List<Due> takeDue(int most) {
        return sql.statement(TAKE_DUE)
                .param("now", wall.instant().toString())
                .param("most", most)
                .query(
                        (row, _) ->
                                new Due(
                                        new PaymentId(row.getLong("id")),
                                        new PartyId(row.getLong("payee")),
                                        Coded.of(Channel.class, row.getInt("channel")),
                                        row.getBoolean("closing")))
                .list();
    }

    /// Marks what has been open for longer than it is valid, to be closed at its channel next.
    void expire(Instant openedBefore) {
        sql.statement(EXPIRE)
                .param("now", wall.instant().toString())
                .param("openedBefore", openedBefore.toString())
                .update();
    }

    /// @return whether it was open until now
    boolean close(PaymentId payment) {
        return sql.statement(CLOSE).param("id", payment.value()).update() == 1;
    }
}
