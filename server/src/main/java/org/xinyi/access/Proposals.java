package org.xinyi.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.StaffId;
import org.xinyi.kernel.sql.Moments;
import org.xinyi.kernel.sql.Sql;
import tools.jackson.databind.json.JsonMapper;

/// What one person proposes and another decides. Approved, it is carried out in the same
/// transaction. A system's key proposes nothing and decides nothing.
@Component
public class Proposals {

    /// What needs two people.
    public enum Kind {
        WRITE_OFF,
        FORGIVENESS,
        RELIEF,
        /// A listing that no rung or counter brought about.
        LISTING,
        LISTING_LIFT,
        /// A hospital uploads a debtor to a scheme's black list, with evidence.
        BLACK_LIST,
        /// Somebody is to be trusted.
        WHITE_LIST,
        DISHONEST_ACT,
        /// A limit of a line that no rule of its scheme set.
        LIMIT,
        /// Settled items taken back at a desk.
        REFUND,
        /// What an insurer keeps back becomes the hospital's loss.
        DEDUCTION
    }

    /// @param subject what it is about: an obligation, a listing, a person
    /// @param institution whose people may decide; null: the city's alone
    /// @param content JSON of the kind's own form
    /// @param proposer the name of who proposed; empty when the register no longer knows it
    /// @param decider the name of who decided; null until decided
    /// @param approved null until decided
    public record Proposal(
            long id,
            Kind kind,
            long subject,
            @Nullable InstitutionId institution,
            String content,
            Instant proposedAt,
            StaffId proposedBy,
            String proposer,
            @Nullable Instant decidedAt,
            @Nullable StaffId decidedBy,
            @Nullable String decider,
            @Nullable Boolean approved,
            @Nullable String reason) {}

    /// Carries out one kind of proposal, in the transaction of the approval.
    public interface Carrier {

        Kind kind();

        /// @throws RefusedException when it cannot be done any more; then it stays undecided
        void carryOut(Proposal proposal);
    }

    private static final String COLUMNS =
            """
            SELECT p.id, p.kind, p.subject, p.institution, p.content, p.proposed_at, p.proposed_by,
                proposer.name AS proposer, p.decided_at, p.decided_by, decider.name AS decider,
                p.approved, p.reason
            FROM proposal p
            LEFT JOIN staff proposer ON proposer.id = p.proposed_by
            LEFT JOIN staff decider ON decider.id = p.decided_by
            """;

    private static final String INSERT =
            """
            INSERT INTO proposal
                (id, kind, subject, institution, content, proposed_at, proposed_by)
            VALUES
                (:id, :kind, :subject, :institution, :content, :at::timestamptz, :by)
            """;

    private static final String DECIDE =
            """
            UPDATE proposal
            SET decided_at = :at::timestamptz,
                decided_by = :by,
                approved = :approved,
                reason = :reason
            WHERE id = :id
                AND decided_at IS NULL
            """;

    private final Sql sql;
    private final IdSource ids;
    private final BusinessClock clock;
    private final JsonMapper json;
    private final ObjectProvider<Carrier> carriers;

    Proposals(
            Sql sql,
            IdSource ids,
            BusinessClock clock,
            JsonMapper json,
            ObjectProvider<Carrier> carriers) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
        this.carriers = carriers;
    }

    /// Proposes as the person who is acting, in the caller's transaction.
    ///
    /// @param institution whose people may decide; null: the city's alone
    /// @throws RefusedException with [AccessRefusal.PersonNeeded] for a system's key
    public Proposal propose(
            Kind kind, long subject, @Nullable InstitutionId institution, Object content) {
        StaffId by = personActing();
        long id = ids.next();
        sql.statement(INSERT)
                .param("id", id)
                .param("kind", kind.name())
                .param("subject", subject)
                .param("institution", institution == null ? null : institution.value())
                .param("content", json.writeValueAsString(content))
                .param("at", clock.now().toString())
                .param("by", by.value())
                .update();
        return find(id).orElseThrow();
    }

    /// Decides as the person who is acting, in the caller's transaction.
    ///
    /// @throws RefusedException when it is unknown, decided, or one's own
    Proposal decide(long id, boolean approve, @Nullable String reason) {
        StaffId by = personActing();
        Proposal proposal = visible(id);
        if (proposal.proposedBy.equals(by)) {
            throw new RefusedException(new AccessRefusal.SecondPersonNeeded(id));
        }
        boolean open =
                sql.statement(DECIDE)
                                .param("at", clock.now().toString())
                                .param("by", by.value())
                                .param("approved", approve)
                                .param("reason", reason)
                                .param("id", id)
                                .update()
                        > 0;
        if (!open) {
            throw new RefusedException(new AccessRefusal.ProposalDecided(id));
        }
        Proposal decided = find(id).orElseThrow();
        if (approve) {
            carrier(decided.kind).carryOut(decided);
        }
        return decided;
    }

    /// @throws RefusedException when it is unknown or another's
    Proposal visible(long id) {
        return find(id).filter(proposal -> Acting.current().sees(proposal.institution))
                .orElseThrow(() -> new RefusedException(new AccessRefusal.ProposalUnknown(id)));
    }

    /// What was proposed, in the kind's own form.
    public <T> T content(Proposal proposal, Class<T> type) {
        return json.readValue(proposal.content, type);
    }

    /// The proposals among these, decided ones included, by their numbers.
    public Map<Long, Proposal> find(Collection<Long> proposals) {
        return sql
                .over(List.copyOf(proposals))
                .longs(one -> one)
                .query(COLUMNS + "WHERE p.id = ANY(?::bigint[])", Proposals::proposal)
                .stream()
                .collect(Collectors.toMap(Proposal::id, one -> one));
    }

    /// The open ones, oldest first.
    ///
    /// @param institution null: of all
    List<Proposal> open(@Nullable InstitutionId institution, long after, int most) {
        return sql.statement(
                        COLUMNS
                                + """
                                WHERE p.decided_at IS NULL
                                    AND (:institution::bigint IS NULL
                                        OR p.institution = :institution)
                                    AND p.id > :after
                                ORDER BY p.id
                                LIMIT :most
                                """)
                .param("institution", institution == null ? null : institution.value())
                .param("after", after)
                .param("most", most)
                .query(Proposals::proposal)
                .list();
    }

    /// Where one person is not enough: a key stands for a system whose own people have seen to
    /// it.
    ///
    /// @throws RefusedException with [AccessRefusal.TwoPeopleNeeded] for a person
    public static void requireSystem(String proposeUnder) {
        if (Acting.current().staff() != null) {
            throw new RefusedException(new AccessRefusal.TwoPeopleNeeded(proposeUnder));
        }
    }

    private static StaffId personActing() {
        StaffId staff = Acting.current().staff();
        if (staff == null) {
            throw new RefusedException(new AccessRefusal.PersonNeeded());
        }
        return staff;
    }

    private Optional<Proposal> find(long id) {
        return sql.statement(COLUMNS + "WHERE p.id = :id")
                .param("id", id)
                .query(Proposals::proposal)
                .optional();
    }

    private Carrier carrier(Kind kind) {
        Map<Kind, Carrier> byKind = new EnumMap<>(Kind.class);
        carriers.forEach(carrier -> byKind.put(carrier.kind(), carrier));
        Carrier carrier = byKind.get(kind);
        if (carrier == null) {
            throw new IllegalStateException("Nobody carries out " + kind);
        }
        return carrier;
    }

    private static Proposal proposal(ResultSet row, int number) throws SQLException {
        Long institution = row.getObject("institution", Long.class);
        Long decidedBy = row.getObject("decided_by", Long.class);
        return new Proposal(
                row.getLong("id"),
                Kind.valueOf(row.getString("kind")),
                row.getLong("subject"),
                institution == null ? null : new InstitutionId(institution),
                row.getString("content"),
                Moments.instant(row, "proposed_at"),
                new StaffId(row.getLong("proposed_by")),
                Objects.requireNonNullElse(row.getString("proposer"), ""),
                Moments.nullableInstant(row, "decided_at"),
                decidedBy == null ? null : new StaffId(decidedBy),
                row.getString("decider"),
                row.getObject("approved", Boolean.class),
                row.getString("reason"));
    }
}
