package org.xinyi.delinquency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.access.Proposals;
import org.xinyi.credit.Obligation;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.sql.Moments;
import org.xinyi.kernel.sql.Sql;

/// People who say that they cannot pay. Nothing is asked of them while it is decided.
@Component
class HardshipRequests {

    /// How soon a request is decided; ours, no document states it.
    static final Duration DECIDE_WITHIN = Duration.ofDays(30);

    record Request(
            long id,
            ObligationId obligation,
            InstitutionId institution,
            PatientId person,
            long pause,
            Instant askedAt,
            Instant decideBy,
            @Nullable Instant decidedAt,
            @Nullable String decision,
            @Nullable String text) {}

    /// @param until of the pause for [HelpDecision#MORE_TIME]
    /// @param amount of the relief for [HelpDecision#RELIEF]
    record Answer(HelpDecision decision, @Nullable Instant until, @Nullable Money amount) {}

    private static final String COLUMNS =
            """
            SELECT id, obligation, institution, person, pause, asked_at, decide_by, decided_at,
                decision, text
            FROM hardship_request
            """;

    private static final String INSERT =
            """
            INSERT INTO hardship_request
                (id, obligation, institution, person, pause, asked_at, decide_by, text)
            VALUES
                (:id, :obligation, :institution, :person, :pause, :askedAt::timestamptz,
                 :decideBy::timestamptz, :text)
            """;

    private static final String DECIDE =
            """
            UPDATE hardship_request
            SET decided_at = :now::timestamptz,
                decision = :decision
            WHERE id = :id
                AND decided_at IS NULL
            """;

    private final Sql sql;
    private final IdSource ids;
    private final BusinessClock clock;
    private final Pauses pauses;
    private final Proposals proposals;
    private final EventLog log;

    HardshipRequests(
            Sql sql,
            IdSource ids,
            BusinessClock clock,
            Pauses pauses,
            Proposals proposals,
            EventLog log) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.pauses = pauses;
        this.proposals = proposals;
        this.log = log;
    }

    /// Asks for help, in the caller's transaction.
    Request ask(Obligation obligation, @Nullable String text) {
        openOf(obligation.id())
                .ifPresent(
                        open -> {
                            throw new RefusedException(
                                    new DelinquencyRefusal.HardshipRequested(open.id));
                        });
        Instant now = clock.now();
        Instant decideBy = now.plus(DECIDE_WITHIN);
        Pauses.Pause pause = pauses.begin(obligation.id(), PauseReason.HARDSHIP, decideBy);
        Request request =
                new Request(
                        ids.next(),
                        obligation.id(),
                        obligation.institution(),
                        obligation.debtor(),
                        pause.id(),
                        now,
                        decideBy,
                        null,
                        null,
                        text);
        sql.statement(INSERT)
                .param("id", request.id)
                .param("obligation", request.obligation.value())
                .param("institution", request.institution.value())
                .param("person", request.person.value())
                .param("pause", request.pause)
                .param("askedAt", now.toString())
                .param("decideBy", decideBy.toString())
                .param("text", text)
                .update();
        return request;
    }

    /// Decides, in the caller's transaction. Relief waits for a second person.
    Request decide(Request request, Answer answer) {
        Instant now = clock.now();
        boolean open =
                sql.statement(DECIDE)
                                .param("now", now.toString())
                                .param("decision", answer.decision.name())
                                .param("id", request.id)
                                .update()
                        > 0;
        if (!open) {
            throw new RefusedException(new DelinquencyRefusal.HardshipDecided(request.id));
        }
        List<EventLog.Entry> entries = new ArrayList<>();
        entries.add(
                new EventLog.Entry(
                        now,
                        request.obligation,
                        new Event.ReliefDecided(answer.decision == HelpDecision.RELIEF)));
        log.append(entries);
        follow(request, answer, now);
        return find(request.id).orElseThrow();
    }

    private void follow(Request request, Answer answer, Instant now) {
        Instant until = answer.until;
        Money amount = answer.amount;
        switch (answer.decision) {
            case RELIEF -> {
                if (amount == null || !amount.isPositive()) {
                    throw new RefusedException(
                            new DelinquencyRefusal.AmountNotOpen(
                                    request.obligation.value(), Money.ZERO));
                }
                proposals.propose(
                        Proposals.Kind.RELIEF,
                        request.obligation.value(),
                        request.institution,
                        new Relief.Content(request.obligation.value(), amount));
            }
            case MORE_TIME -> {
                if (until == null) {
                    throw new RefusedException(
                            new DelinquencyRefusal.PauseTooLong(now.plus(Pauses.LONGEST)));
                }
                pauses.endIfRuns(request.obligation, request.pause);
                pauses.begin(request.obligation, PauseReason.AGREED, until);
            }
            case NONE -> pauses.endIfRuns(request.obligation, request.pause);
        }
    }

    Optional<Request> find(long request) {
        return sql.statement(COLUMNS + "WHERE id = :id")
                .param("id", request)
                .query(HardshipRequests::request)
                .optional();
    }

    Optional<Request> openOf(ObligationId obligation) {
        return sql.statement(COLUMNS + "WHERE obligation = :obligation AND decided_at IS NULL")
                .param("obligation", obligation.value())
                .query(HardshipRequests::request)
                .optional();
    }

    /// The open ones, most urgent first.
    ///
    /// @param institution null: of all
    List<Request> waiting(@Nullable InstitutionId institution, Place after, int most) {
        return sql.statement(
                        COLUMNS
                                + """
                                WHERE decided_at IS NULL
                                    AND (:institution::bigint IS NULL
                                        OR institution = :institution)
                                    AND (decide_by, id) > (:afterAt::timestamptz, :afterId)
                                ORDER BY decide_by, id
                                LIMIT :most
                                """)
                .param("institution", institution == null ? null : institution.value())
                .param("afterAt", after.at())
                .param("afterId", after.id())
                .param("most", most)
                .query(HardshipRequests::request)
                .list();
    }

    private static Request request(ResultSet row, int number) throws SQLException {
        return new Request(
                row.getLong("id"),
                new ObligationId(row.getLong("obligation")),
                new InstitutionId(row.getLong("institution")),
                new PatientId(row.getLong("person")),
                row.getLong("pause"),
                Moments.instant(row, "asked_at"),
                Moments.instant(row, "decide_by"),
                Moments.nullableInstant(row, "decided_at"),
                row.getString("decision"),
                row.getString("text"));
    }
}
