package org.xinyi.visit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.ClientId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.scheme.EntryTerms.Identity;

/// The rows of recognitions.
@Component
class RecognitionBook implements Recognitions {

    private static final String INSERT =
            """
            INSERT INTO recognition
                (id, patient, through, institution, client, at, identity, key, shown)
            VALUES
                (:id, :patient, :through, :institution, :client, :at::timestamptz, :identity, :key,
                 :shown)
            """;

    private static final String COLUMNS =
            """
            SELECT r.id, r.patient, r.through, r.institution, r.at, r.identity, r.shown
            """;

    private static final String BY_ID =
            COLUMNS
                    + """
                    FROM unnest(?::bigint[]) AS k (id)
                    JOIN recognition r ON r.id = k.id
                    """;

    private static final String BY_KEY =
            COLUMNS
                    + """
                    FROM recognition r
                    WHERE r.client = :client
                        AND r.key = :key
                    """;

    private static final String OF_VISIT =
            """
            SELECT patient
            FROM visit
            WHERE institution = :institution
                AND number = :number
            """;

    private static final String USE =
            """
            INSERT INTO recognition_use (recognition, visit, used_at)
            SELECT u.recognition, u.visit, ?::timestamptz
            FROM unnest(?::bigint[], ?::bigint[]) AS u (recognition, visit)
            ORDER BY u.recognition
            ON CONFLICT DO NOTHING
            """;

    private static final String USES =
            """
            SELECT u.recognition, u.visit
            FROM unnest(?::bigint[]) AS k (recognition)
            JOIN recognition_use u ON u.recognition = k.recognition
            """;

    /// @param shown keyed index of what was shown
    record Answered(Recognition recognition, byte[] shown) {}

    /// A visit that names a recognition.
    record Use(long recognition, VisitId visit) {}

    private final Sql sql;
    private final BusinessClock clock;

    RecognitionBook(Sql sql, BusinessClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// In the caller's transaction.
    void add(Recognition recognised, ClientId client, String key, byte[] shown) {
        PatientId through = recognised.through();
        sql.statement(INSERT)
                .param("id", recognised.id())
                .param("patient", recognised.patient().value())
                .param("through", through == null ? null : through.value())
                .param("institution", recognised.institution().value())
                .param("client", client.value())
                .param("at", recognised.at().toString())
                .param("identity", recognised.by().name())
                .param("key", key)
                .param("shown", shown)
                .update();
    }

    /// What was answered to a request before.
    Optional<Answered> answered(ClientId client, String key) {
        return sql.statement(BY_KEY)
                .param("client", client.value())
                .param("key", key)
                .query((row, _) -> new Answered(recognition(row, 0), row.getBytes("shown")))
                .optional();
    }

    @Override
    public Optional<Recognition> find(long recognition) {
        return Optional.ofNullable(find(List.of(recognition)).get(recognition));
    }

    Map<Long, Recognition> find(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return sql
                .over(List.copyOf(ids))
                .longs(id -> id)
                .query(BY_ID, RecognitionBook::recognition)
                .stream()
                .collect(Collectors.toMap(Recognition::id, Function.identity(), (one, _) -> one));
    }

    @Override
    public boolean use(long recognition, VisitId visit) {
        Use wanted = new Use(recognition, visit);
        return sql.inTransaction(() -> use(List.of(wanted))).contains(wanted);
    }

    /// Uses recognitions up, in the caller's transaction: each serves the first visit that named
    /// it, and that one again.
    ///
    /// @return those that serve
    Set<Use> use(List<Use> wanted) {
        if (wanted.isEmpty()) {
            return Set.of();
        }
        sql.over(wanted).with(clock.now()).longs(Use::recognition).ids(Use::visit).update(USE);
        Set<Use> used =
                new HashSet<>(
                        sql.over(wanted)
                                .longs(Use::recognition)
                                .query(
                                        USES,
                                        (row, _) ->
                                                new Use(
                                                        row.getLong("recognition"),
                                                        new VisitId(row.getLong("visit")))));
        used.retainAll(Set.copyOf(wanted));
        return used;
    }

    /// Whose visit has this number of the hospital's own.
    Optional<PatientId> ofVisit(InstitutionId institution, String number) {
        return sql.statement(OF_VISIT)
                .param("institution", institution.value())
                .param("number", number)
                .query((row, _) -> new PatientId(row.getLong("patient")))
                .optional();
    }

    private static Recognition recognition(ResultSet row, int number) throws SQLException {
        Long through = row.getObject("through", Long.class);
        return new Recognition(
                row.getLong("id"),
                new PatientId(row.getLong("patient")),
                through == null ? null : new PatientId(through),
                new InstitutionId(row.getLong("institution")),
                Identity.valueOf(row.getString("identity")),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
