package org.xinyi.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.insurance.Split;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.SettlementId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.ledger.Source;

/// The settlements that an insurer knows of, to be compared with its own list.
@Component
public class InsuredSettlements {

    /// @param split zero in every share unless it is or was posted
    /// @param insured whether the insurer has given it a number
    /// @param postedAt null until it stands in the books
    /// @param replacedAt when a refund put another one in its place; null otherwise
    /// @param refundUnderway whether it is being taken back now
    public record Insured(
            SettlementId id,
            InstitutionId institution,
            Settlement.State state,
            Split split,
            boolean insured,
            @Nullable Instant postedAt,
            @Nullable Instant replacedAt,
            boolean refundUnderway) {}

    private static final String SELECT =
            """
            SELECT s.id, s.institution, s.state, s.pool, s.other_fund, s.relief,
                s.personal_account, s.mutual_aid, s.hospital, s.personal, s.posted_at,
                coalesce(s.insurer_reference, '') <> '' AS insured,
                p.posted_at AS replaced_at,
                w.id IS NOT NULL AS underway
            FROM settlement s
            LEFT JOIN refund p ON p.settlement = s.id AND p.state = 2
            LEFT JOIN refund w ON w.settlement = s.id AND w.state = 1
            ORDER BY s.id
            """;

    private static final String SELECT_INSTITUTIONS =
            """
            SELECT DISTINCT institution
            FROM settlement
            WHERE state = 1
                OR insurer_reference <> ''
            """;

    private static final String SELECT_UNDERWAY =
            """
            SELECT obligation
            FROM settlement
            WHERE state = 1
            UNION ALL
            SELECT f.card_obligation
            FROM funding_plan f
            JOIN settlement s ON s.id = f.settlement
            WHERE s.state = 1
                AND f.card_obligation IS NOT NULL
            """;

    private final Sql sql;

    InsuredSettlements(Sql sql) {
        this.sql = sql;
    }

    /// Every settlement, in ascending order. To be closed.
    public Stream<Insured> all() {
        return sql.statement(SELECT).query(InsuredSettlements::insured).stream();
    }

    /// Where an insurer has settled something, or is being asked to.
    public Set<InstitutionId> institutions() {
        return new HashSet<>(
                sql.statement(SELECT_INSTITUTIONS)
                        .query((row, _) -> new InstitutionId(row.getLong("institution")))
                        .list());
    }

    /// The draws of settlements that insurer or lender have not answered yet, as far as we know.
    public Set<ObligationId> underway() {
        return new HashSet<>(
                sql.statement(SELECT_UNDERWAY)
                        .query((row, _) -> new ObligationId(row.getLong("obligation")))
                        .list());
    }

    private static Insured insured(ResultSet row, int number) throws SQLException {
        Map<Source, Money> shares = new EnumMap<>(Source.class);
        shares.put(Source.POOL, Money.ofFen(row.getLong("pool")));
        shares.put(Source.OTHER_FUND, Money.ofFen(row.getLong("other_fund")));
        shares.put(Source.RELIEF, Money.ofFen(row.getLong("relief")));
        shares.put(Source.PERSONAL_ACCOUNT, Money.ofFen(row.getLong("personal_account")));
        shares.put(Source.MUTUAL_AID, Money.ofFen(row.getLong("mutual_aid")));
        shares.put(Source.HOSPITAL, Money.ofFen(row.getLong("hospital")));
        shares.put(Source.PERSONAL, Money.ofFen(row.getLong("personal")));
        return new Insured(
                new SettlementId(row.getLong("id")),
                new InstitutionId(row.getLong("institution")),
                Coded.of(Settlement.State.class, row.getInt("state")),
                new Split(shares),
                row.getBoolean("insured"),
                instant(row, "posted_at"),
                instant(row, "replaced_at"),
                row.getBoolean("underway"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
