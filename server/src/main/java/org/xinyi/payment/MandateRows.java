package org.xinyi.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.PaymentId;
import org.xinyi.kernel.sql.Sql;

/// The table of mandates: one in force per patient, payee and channel.
@Component
class MandateRows implements Mandates {

    private static final String COLUMNS =
            """
            SELECT id, patient, payee, channel, granted_at, revoked_at
            FROM mandate
            """;

    private static final String INSERT =
            """
            INSERT INTO mandate (id, patient, payee, channel, granted_at)
            VALUES (:id, :patient, :payee, :channel, :now::timestamptz)
            ON CONFLICT DO NOTHING
            """;

    private static final String INSERT_FOR_ALL =
            """
            INSERT INTO mandate (id, patient, channel, granted_at)
            VALUES (:id, :patient, :channel, :now::timestamptz)
            ON CONFLICT DO NOTHING
            """;

    private static final String SELECT_FOR_ALL =
            COLUMNS
                    + """
                    WHERE patient = ANY(?::bigint[])
                        AND payee IS NULL
                        AND revoked_at IS NULL
                    """;

    /// A payee debits one channel: the one that was chosen last.
    private static final String REVOKE_OTHERS =
            """
            UPDATE mandate
            SET revoked_at = :now::timestamptz
            WHERE patient = :patient
                AND payee IS NOT DISTINCT FROM :payee::bigint
                AND channel <> :channel
                AND revoked_at IS NULL
            """;

    private static final String SELECT_CURRENT =
            COLUMNS
                    + """
                    WHERE patient = :patient
                        AND payee = :payee
                        AND channel = :channel
                        AND revoked_at IS NULL
                    """;

    private static final String SELECT_IN_FORCE =
            COLUMNS
                    + """
                    WHERE revoked_at IS NULL
                        AND id > :after
                    ORDER BY id
                    LIMIT :most
                    """;

    private static final String SELECT_BY_ID = COLUMNS + "WHERE id = ANY(?::bigint[])";

    private static final String SELECT_OF_PATIENT =
            COLUMNS + "WHERE patient = :patient ORDER BY id DESC LIMIT 100";

    private static final String REVOKE =
            """
            UPDATE mandate
            SET revoked_at = :now::timestamptz
            WHERE id = :id
                AND revoked_at IS NULL
            """;

    private final Sql sql;
    private final IdSource ids;
    private final BusinessClock clock;
    private final OnlinePayments online;

    MandateRows(Sql sql, IdSource ids, BusinessClock clock, OnlinePayments online) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.online = online;
    }

    /// The mandate in force, new or from before, in the place of those at other channels.
    Mandate grant(PatientId patient, PartyId payee, Channel channel) {
        return sql.inTransaction(
                () -> {
                    revokeOthers(patient, payee.value(), channel);
                    sql.statement(INSERT)
                            .param("id", ids.next())
                            .param("patient", patient.value())
                            .param("payee", payee.value())
                            .param("channel", channel.code())
                            .param("now", clock.now().toString())
                            .update();
                    return sql.statement(SELECT_CURRENT)
                            .param("patient", patient.value())
                            .param("payee", payee.value())
                            .param("channel", channel.code())
                            .query(MandateRows::row)
                            .single();
                });
    }

    /// The bound account in force, new or from before, in the place of one at another channel.
    Mandate grantForAll(PatientId patient, Channel channel) {
        return sql.inTransaction(
                () -> {
                    revokeOthers(patient, null, channel);
                    sql.statement(INSERT_FOR_ALL)
                            .param("id", ids.next())
                            .param("patient", patient.value())
                            .param("channel", channel.code())
                            .param("now", clock.now().toString())
                            .update();
                    return accounts(List.of(patient)).getFirst();
                });
    }

    /// Bound accounts in force.
    List<Mandate> accounts(List<PatientId> patients) {
        return sql.over(patients).ids(patient -> patient).query(SELECT_FOR_ALL, MandateRows::row);
    }

    private void revokeOthers(PatientId patient, @Nullable Long payee, Channel channel) {
        sql.statement(REVOKE_OTHERS)
                .param("now", clock.now().toString())
                .param("patient", patient.value())
                .param("payee", payee, Types.BIGINT)
                .param("channel", channel.code())
                .update();
    }

    void revoke(long mandate) {
        sql.statement(REVOKE).param("id", mandate).param("now", clock.now().toString()).update();
    }

    @Override
    public List<Mandate> of(PatientId patient) {
        return sql.statement(SELECT_OF_PATIENT)
                .param("patient", patient.value())
                .query(MandateRows::row)
                .list();
    }

    @Override
    public List<Mandate> inForce(long after, int most) {
        return sql.statement(SELECT_IN_FORCE)
                .param("after", after)
                .param("most", most)
                .query(MandateRows::row)
                .list();
    }

    @Override
    public Map<Long, Mandate> find(Collection<Long> mandates) {
        return sql
                .over(List.copyOf(mandates))
                .longs(id -> id)
                .query(SELECT_BY_ID, MandateRows::row)
                .stream()
                .collect(Collectors.toMap(Mandate::id, Function.identity()));
    }

    @Override
    public Outcome<PaymentId> debit(Payments.NewPayment payment, long mandate) {
        return online.debit(payment, mandate);
    }

    private static Mandate row(ResultSet row, int number) throws SQLException {
        OffsetDateTime revokedAt = row.getObject("revoked_at", OffsetDateTime.class);
        return new Mandate(
                row.getLong("id"),
                new PatientId(row.getLong("patient")),
                row.getObject("payee") == null ? null : new PartyId(row.getLong("payee")),
                Coded.of(Channel.class, row.getInt("channel")),
                row.getObject("granted_at", OffsetDateTime.class).toInstant(),
                revokedAt == null ? null : revokedAt.toInstant());
    }
}
