package org.xinyi.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.ClientId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.StaffId;
import org.xinyi.kernel.sql.Sql;

/// The staff register and the audit trail, page by page.
@Component
class AccessRecords {

    private static final String STAFF =
            """
            SELECT id, username, name, roles, institution, active, created_at
            FROM staff
            WHERE (:everywhere OR institution = :institution)
                AND id > :after
            ORDER BY id
            LIMIT :limit
            """;

    /// Notes have no number of their own: within a moment their place in the table orders them.
    private static final String AUDIT =
            """
            SELECT a.at, a.client, a.staff, a.institution, a.status, a.method, a.path,
                c.kind, c.name,
                (extract(epoch FROM a.at) * 1000000)::bigint || '-' || a.ctid::text AS place
            FROM audit a
            LEFT JOIN client c ON c.id = a.client
            WHERE a.at >= :from::timestamptz
                AND a.at < :until::timestamptz
                AND (:everywhere OR a.institution = :institution)
                AND (NOT :writes OR a.method <> 'GET')
                AND (NOT :refused OR a.status >= 400)
                AND (:place::tid IS NULL
                    OR (a.at, a.ctid) < (to_timestamp(:micros / 1000000.0), :place::tid))
            ORDER BY a.at DESC, a.ctid DESC
            LIMIT :limit
            """;

    private final Sql sql;

    AccessRecords(Sql sql) {
        this.sql = sql;
    }

    List<AccessListController.StaffView> staff(
            @Nullable InstitutionId institution, long after, int limit) {
        return scoped(sql.statement(STAFF), institution)
                .param("after", after)
                .param("limit", limit)
                .query(AccessRecords::member)
                .list();
    }

    /// @param writes only what changed something, or tried to
    /// @param refused only what was refused
    List<AccessListController.AuditView> audit(
            LocalDate day, boolean writes, boolean refused, Optional<Place> after, int limit) {
        Acting acting = Acting.current();
        return scoped(sql.statement(AUDIT), acting.isCityWide() ? null : acting.institution())
                .param("from", BusinessClock.startOf(day).toString())
                .param("until", BusinessClock.startOf(day.plusDays(1)).toString())
                .param("writes", writes)
                .param("refused", refused)
                .param("micros", after.map(Place::micros).orElse(0L))
                .param("place", after.map(Place::row).orElse(null))
                .param("limit", limit)
                .query(AccessRecords::note)
                .list();
    }

    /// A place in the trail: microseconds since 1970, and the row within that moment.
    record Place(long micros, String row) {

        static Optional<Place> parse(@Nullable String text) {
            if (text == null || !text.matches("\\d{1,18}-\\(\\d{1,10},\\d{1,5}\\)")) {
                return Optional.empty();
            }
            int dash = text.indexOf('-');
            return Optional.of(
                    new Place(Long.parseLong(text.substring(0, dash)), text.substring(dash + 1)));
        }
    }

    private static StatementSpec scoped(
            StatementSpec statement, @Nullable InstitutionId institution) {
        return statement
                .param("everywhere", institution == null)
                .param("institution", institution == null ? -1L : institution.value());
    }

    private static AccessListController.StaffView member(ResultSet row, int number)
            throws SQLException {
        return new AccessListController.StaffView(
                new StaffId(row.getLong("id")),
                row.getString("username"),
                row.getString("name"),
                StoredClients.roles(row.getArray("roles")),
                institution(row),
                row.getBoolean("active"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static AccessListController.AuditView note(ResultSet row, int number)
            throws SQLException {
        String kind = row.getString("kind");
        boolean patient = "PATIENT".equals(kind);
        return new AccessListController.AuditView(
                row.getString("place"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new ClientId(row.getLong("client")),
                kind,
                patient ? null : row.getString("name"),
                institution(row),
                row.getString("method"),
                row.getString("path"),
                row.getInt("status"));
    }

    private static @Nullable InstitutionId institution(ResultSet row) throws SQLException {
        Long institution = row.getObject("institution", Long.class);
        return institution == null ? null : new InstitutionId(institution);
    }
}
