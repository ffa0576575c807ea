package org.xinyi.delinquency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Obligation;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.sql.Moments;
import org.xinyi.kernel.sql.Sql;

/// What was given up in the books and is still owed, per obligation and owner: the sums of the
/// `ALLOWANCE` entries, kept beside them.
@Component
class Allowances {

    record Allowance(
            ObligationId obligation,
            PartyId owner,
            LineId line,
            InstitutionId institution,
            @Nullable String scheme,
            Instant dueAt,
            Money writtenOff,
            Money recovered,
            Money forgiven) {

        /// What is given up now.
        Money left() {
            return writtenOff.minus(recovered).minus(forgiven);
        }
    }

    record Key(ObligationId obligation, PartyId owner) {}

    /// What is given up of one from now on.
    record WriteOff(Obligation of, PartyId owner, Money amount) {}

    /// What comes back to the books of one: paid after all, or forgiven for good.
    record TakenBack(Key of, Money recovered, Money forgiven) {}

    private static final String COLUMNS =
            """
            SELECT obligation, owner, line, institution, scheme, due_at, written_off, recovered,
                forgiven
            FROM allowance
            """;

    private static final String WRITE_OFF =
            """
            INSERT INTO allowance AS a
                (obligation, owner, line, institution, scheme, due_at, written_off, first_at)
            SELECT * FROM unnest(
                ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::timestamptz[],
                ?::bigint[], ?::timestamptz[])
            ON CONFLICT (obligation, owner) DO UPDATE
            SET written_off = a.written_off + excluded.written_off
            """;

    private static final String TAKE_BACK =
            """
            UPDATE allowance a
            SET recovered = a.recovered + c.recovered,
                forgiven = a.forgiven + c.forgiven
            FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
                AS c (obligation, owner, recovered, forgiven)
            WHERE a.obligation = c.obligation
                AND a.owner = c.owner
            """;

    private final Sql sql;

    Allowances(Sql sql) {
        this.sql = sql;
    }

    Map<Key, Allowance> of(Collection<ObligationId> obligations) {
        Map<Key, Allowance> found = new HashMap<>();
        sql.over(List.copyOf(obligations))
                .ids(one -> one)
                .query(
                        COLUMNS + "WHERE obligation = ANY(?::bigint[])",
                        (row, number) -> {
                            Allowance one = allowance(row, number);
                            return found.put(new Key(one.obligation, one.owner), one);
                        });
        return found;
    }

    /// Those of which something is given up now, page by page.
    List<Allowance> open(ObligationId after, int most) {
        return sql.statement(
                        COLUMNS
                                + """
                                WHERE written_off > recovered + forgiven
                                    AND obligation > :after
                                ORDER BY obligation, owner
                                LIMIT :most
                                """)
                .param("after", after.value())
                .param("most", most)
                .query(Allowances::allowance)
                .list();
    }

    /// Adds up, in the caller's transaction; each obligation and owner at most once in the list.
    void writeOff(List<WriteOff> all, Instant at) {
        sql.over(all)
                .ids(one -> one.of.id())
                .ids(WriteOff::owner)
                .ids(one -> one.of.line())
                .ids(one -> one.of.institution())
                .texts(one -> scheme(one.of))
                .instants(one -> one.of.dueAt())
                .money(WriteOff::amount)
                .instants(_ -> at)
                .update(WRITE_OFF);
    }

    /// The same for what comes back.
    void takeBack(List<TakenBack> all) {
        sql.over(all)
                .ids(one -> one.of.obligation)
                .ids(one -> one.of.owner)
                .money(TakenBack::recovered)
                .money(TakenBack::forgiven)
                .update(TAKE_BACK);
    }

    private static @Nullable String scheme(Obligation of) {
        return of.pack() == null ? null : of.pack().id();
    }

    private static Allowance allowance(ResultSet row, int number) throws SQLException {
        return new Allowance(
                new ObligationId(row.getLong("obligation")),
                new PartyId(row.getLong("owner")),
                new LineId(row.getLong("line")),
                new InstitutionId(row.getLong("institution")),
                row.getString("scheme"),
                Moments.instant(row, "due_at"),
                Money.ofFen(row.getLong("written_off")),
                Money.ofFen(row.getLong("recovered")),
                Money.ofFen(row.getLong("forgiven")));
    }
}
