package org.xinyi.lender;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.lender.Lenders.Advice;
import org.xinyi.lender.Lenders.Event;

/// What lenders are yet to be told, and whose turn it is to tell them.
@Component
class AdviceOutbox {

    private static final String INSERT =
            """
            INSERT INTO lender_advice (id, lender, draw, amount, at, event, line_number)
            SELECT * FROM unnest(
                ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::timestamptz[], ?::text[],
                ?::text[])
            ON CONFLICT (id) DO NOTHING
            """;

    private static final String TAKE_TURNS =
            """
            INSERT INTO lender_turn (lender, leased_until)
            SELECT DISTINCT lender, :until::timestamptz
            FROM lender_advice
            WHERE answered_at IS NULL
            ON CONFLICT (lender) DO UPDATE
            SET leased_until = excluded.leased_until
            WHERE lender_turn.leased_until <= :now::timestamptz
            RETURNING lender
            """;

    private static final String SELECT =
            """
            SELECT id, lender, draw, amount, at, event, line_number
            FROM lender_advice
            WHERE lender = :lender
                AND answered_at IS NULL
            ORDER BY position
            LIMIT :most
            """;

    private static final String ANSWER =
            """
            UPDATE lender_advice a
            SET answered_at = ?::timestamptz,
                rejection = x.rejection
            FROM unnest(?::bigint[], ?::text[]) AS x (id, rejection)
            WHERE a.id = x.id
            """;

    private static final String END_TURN =
            """
            UPDATE lender_turn
            SET leased_until = :until::timestamptz
            WHERE lender = :lender
            """;

    private final Sql sql;
    private final BusinessClock clock;
    private final Clock wall;

    AdviceOutbox(Sql sql, BusinessClock clock, Clock wall) {
        this.sql = sql;
        this.clock = clock;
        this.wall = wall;
    }

    void add(List<Advice> advices) {
        sql.over(advices)
                .longs(Advice::id)
                .ids(Advice::lender)
                .ids(Advice::draw)
                .money(Advice::amount)
                .instants(Advice::at)
                .texts(advice -> advice.event().name())
                .texts(Advice::lineNumber)
                .update(INSERT);
    }

    /// The lenders that are to be told something and that nobody is telling now.
    List<PartyId> takeTurns(Duration lease) {
        Instant now = wall.instant();
        return sql.statement(TAKE_TURNS)
                .param("until", now.plus(lease).toString())
                .param("now", now.toString())
                .query((row, _) -> new PartyId(row.getLong("lender")))
                .list();
    }

    List<Advice> next(PartyId lender, int most) {
        return sql.statement(SELECT)
                .param("lender", lender.value())
                .param("most", most)
                .query(AdviceOutbox::advice)
                .list();
    }

    /// What a lender said to one advice.
    ///
    /// @param rejection null when it was acknowledged
    record Answer(long id, @Nullable String rejection) {}

    void answered(Collection<Answer> answers) {
        sql.over(List.copyOf(answers))
                .with(clock.now())
                .longs(Answer::id)
                .texts(Answer::rejection)
                .update(ANSWER);
    }

    void endTurn(PartyId lender, Duration pause) {
        sql.statement(END_TURN)
                .param("until", wall.instant().plus(pause).toString())
                .param("lender", lender.value())
                .update();
    }

    private static Advice advice(ResultSet row, int number) throws SQLException {
        return new Advice(
                row.getLong("id"),
                new PartyId(row.getLong("lender")),
                row.getString("line_number"),
                new ObligationId(row.getLong("draw")),
                Event.valueOf(row.getString("event")),
                Money.ofFen(row.getLong("amount")),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
