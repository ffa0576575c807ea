package org.xinyi.delinquency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.sql.Moments;
import org.xinyi.kernel.sql.Sql;

/// Appeals against listings. An answer is promised; without one in time the listing goes.
@Component
class Appeals {

    /// How soon an appeal is decided; ours, no document states it.
    static final Duration DECIDE_WITHIN = Duration.ofDays(15);

    enum Decision {
        /// The listing goes.
        UPHELD,
        /// It ends earlier.
        SHORTENED,
        REJECTED,
        /// Nobody decided in time: the listing goes.
        LAPSED
    }

    record Appeal(
            long id,
            long listing,
            PatientId person,
            Instant madeAt,
            Instant decideBy,
            @Nullable Instant decidedAt,
            @Nullable Decision decision,
            String text,
            @Nullable String answer) {}

    private static final String COLUMNS =
            """
            SELECT id, listing, person, made_at, decide_by, decided_at, decision, text, answer
            FROM appeal
            """;

    private static final String INSERT =
            """
            INSERT INTO appeal (id, listing, person, made_at, decide_by, text)
            VALUES
                (:id, :listing, :person, :madeAt::timestamptz, :decideBy::timestamptz, :text)
            """;

    private static final String DECIDE =
            """
            UPDATE appeal
            SET decided_at = :now::timestamptz,
                decision = :decision,
                answer = :answer
            WHERE id = :id
                AND decided_at IS NULL
            """;

    private static final String LAPSE =
            """
            UPDATE appeal
            SET decided_at = :now::timestamptz,
                decision = 'LAPSED'
            WHERE id IN (
                SELECT id
                FROM appeal
                WHERE decided_at IS NULL
                    AND decide_by <= :now::timestamptz
                ORDER BY decide_by, id
                LIMIT :most
                FOR UPDATE SKIP LOCKED)
            RETURNING id, listing, person, made_at, decide_by, decided_at, decision, text, answer
            """;

    private final Sql sql;
    private final IdSource ids;
    private final BusinessClock clock;
    private final ListingTable listings;
    private final Listings ending;

    Appeals(Sql sql, IdSource ids, BusinessClock clock, ListingTable listings, Listings ending) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.listings = listings;
        this.ending = ending;
    }

    /// Appeals, in the caller's transaction; one at a time for a listing.
    Appeal make(ListingTable.Row listing, String text) {
        if (listing.overAt() != null) {
            throw new RefusedException(new DelinquencyRefusal.ListingOver(listing.id()));
        }
        of(List.of(listing.id())).stream()
                .filter(one -> one.decidedAt == null)
                .findFirst()
                .ifPresent(
                        open -> {
                            throw new RefusedException(new DelinquencyRefusal.AppealOpen(open.id));
                        });
        Instant now = clock.now();
        long id = ids.next();
        sql.statement(INSERT)
                .param("id", id)
                .param("listing", listing.id())
                .param("person", listing.person().value())
                .param("madeAt", now.toString())
                .param("decideBy", now.plus(DECIDE_WITHIN).toString())
                .param("text", text)
                .update();
        return find(id).orElseThrow();
    }

    /// Decides, in the caller's transaction.
    ///
    /// @param until the new end for [Decision#SHORTENED]
    Appeal decide(Appeal appeal, Decision decision, @Nullable Instant until, String answer) {
        Instant now = clock.now();
        boolean open =
                sql.statement(DECIDE)
                                .param("now", now.toString())
                                .param("decision", decision.name())
                                .param("answer", answer)
                                .param("id", appeal.id)
                                .update()
                        > 0;
        if (!open) {
            throw new RefusedException(new DelinquencyRefusal.AppealDecided(appeal.id));
        }
        List<ListingTable.EffectRow> working = listings.workingOf(appeal.listing);
        if (decision == Decision.UPHELD) {
            ending.end(working, EndReason.APPEAL_UPHELD, now);
        }
        if (decision == Decision.SHORTENED && until != null) {
            working.forEach(effect -> ending.shorten(effect, until, now));
        }
        return find(appeal.id).orElseThrow();
    }

    /// Closes those nobody decided in time, in the caller's transaction.
    List<Appeal> lapse(Instant now, int most) {
        return sql.statement(LAPSE)
                .param("now", now.toString())
                .param("most", most)
                .query(Appeals::appeal)
                .list();
    }

    Optional<Appeal> find(long appeal) {
        return sql.statement(COLUMNS + "WHERE id = :id")
                .param("id", appeal)
                .query(Appeals::appeal)
                .optional();
    }

    List<Appeal> of(Collection<Long> ofListings) {
        return sql.over(List.copyOf(ofListings))
                .longs(one -> one)
                .query(COLUMNS + "WHERE listing = ANY(?::bigint[]) ORDER BY id", Appeals::appeal);
    }

    /// The open ones, most urgent first.
    List<Appeal> waiting(Place after, int most) {
        return sql.statement(
                        COLUMNS
                                + """
                                WHERE decided_at IS NULL
                                    AND (decide_by, id) > (:afterAt::timestamptz, :afterId)
                                ORDER BY decide_by, id
                                LIMIT :most
                                """)
                .param("afterAt", after.at())
                .param("afterId", after.id())
                .param("most", most)
                .query(Appeals::appeal)
                .list();
    }

    private static Appeal appeal(ResultSet row, int number) throws SQLException {
        String decision = row.getString("decision");
        return new Appeal(
                row.getLong("id"),
                row.getLong("listing"),
                new PatientId(row.getLong("person")),
                Moments.instant(row, "made_at"),
                Moments.instant(row, "decide_by"),
                Moments.nullableInstant(row, "decided_at"),
                decision == null ? null : Decision.valueOf(decision),
                row.getString("text"),
                row.getString("answer"));
    }
}
