package org.xinyi.commitment;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.CommitmentId;
import org.xinyi.kernel.Id;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Actions;
import org.xinyi.notice.Template;
import org.xinyi.people.CameOfAge;

/// Takes promises back: at any time, whatever is owed. Once more changes nothing.
@Component
class Revoking {

    static final String REVOKED = "commitment.revoked";

    private static final String OF_AGE = "of age";

    private static final String INSERT =
            """
            INSERT INTO commitment_revocation
                (commitment, client, staff, institution, revoked_at, reason)
            VALUES (:commitment, :client, :staff, :institution, :now::timestamptz, :reason)
            ON CONFLICT (commitment) DO NOTHING
            """;

    private static final String UNBIND =
            """
            DELETE FROM commitment_in_force
            WHERE patient = :patient
                AND scheme = :scheme
                AND commitment = :commitment
            """;

    private final Sql sql;
    private final StoredCommitments commitments;
    private final CommitmentNews news;
    private final Actions actions;
    private final IdSource ids;
    private final BusinessClock clock;

    Revoking(
            Sql sql,
            StoredCommitments commitments,
            CommitmentNews news,
            Actions actions,
            IdSource ids,
            BusinessClock clock) {
        this.sql = sql;
        this.commitments = commitments;
        this.news = news;
        this.actions = actions;
        this.ids = ids;
        this.clock = clock;
    }

    /// @return the commitment as it stands then
    Commitments.Commitment revoke(StoredCommitments.Filed filed, @Nullable String reason) {
        return end(filed, reason, Template.COMMITMENT_REVOKED);
    }

    /// What a relative signed for a minor binds until the minor comes of age.
    @EventListener
    void on(CameOfAge adults) {
        commitments
                .inForceByProxy(adults.patients())
                .forEach(one -> end(one, OF_AGE, Template.COMMITMENT_OUTGROWN));
    }

    private Commitments.Commitment end(
            StoredCommitments.Filed filed, @Nullable String reason, Template told) {
        CommitmentId id = filed.commitment().id();
        return sql.inTransaction(
                () -> {
                    Instant now = clock.now().truncatedTo(ChronoUnit.MICROS);
                    boolean first = insert(id, now, reason);
                    StoredCommitments.Filed then = commitments.filed(List.of(id)).get(id);
                    if (then == null) {
                        throw new IllegalStateException(id + " has gone");
                    }
                    if (first) {
                        unbind(then.commitment());
                        log(id, now);
                        news.revoked(then, then.commitment(), told, now);
                    }
                    return then.commitment();
                });
    }

    private boolean insert(CommitmentId id, Instant now, @Nullable String reason) {
        Actor actor = Actor.current();
        return sql.statement(INSERT)
                        .param("commitment", id.value())
                        .param("client", actor.client().value())
                        .param("staff", value(actor.staff()))
                        .param("institution", value(actor.institution()))
                        .param("now", now.toString())
                        .param("reason", reason)
                        .update()
                == 1;
    }

    private void unbind(Commitments.Commitment commitment) {
        sql.statement(UNBIND)
                .param("patient", commitment.patient().value())
                .param("scheme", commitment.pack().id())
                .param("commitment", commitment.id().value())
                .update();
    }

    private void log(CommitmentId id, Instant now) {
        actions.append(
                List.of(
                        new Actions.Action(
                                ids.next(),
                                now,
                                REVOKED,
                                id.value(),
                                Actor.current().number(),
                                "{}")));
    }

    private static @Nullable Long value(@Nullable Id id) {
        return id == null ? null : id.value();
    }
}
