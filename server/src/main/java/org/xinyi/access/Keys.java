package org.xinyi.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.ClientId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.sql.Sql;

/// The keys of hospital systems.
@Component
class Keys {

    private static final String SELECT =
            """
            SELECT id, name, roles, institution, revoked_at IS NOT NULL AS revoked
            FROM client
            WHERE kind = 'KEY'
                AND institution = :institution
            ORDER BY id
            """;

    private static final String SELECT_INSTITUTION =
            """
            SELECT institution
            FROM client
            WHERE kind = 'KEY'
                AND id = :id
            """;

    private final Sql sql;
    private final Clients clients;

    Keys(Sql sql, Clients clients) {
        this.sql = sql;
        this.clients = clients;
    }

    Clients.Issued issue(AccessController.NewKey wanted) {
        Grants.require(wanted.institution(), wanted.roles());
        return clients.issue(
                new Clients.NewClient(
                        Clients.Kind.KEY,
                        wanted.name(),
                        wanted.roles(),
                        wanted.institution(),
                        null,
                        null,
                        null));
    }

    List<AccessController.KeyView> of(InstitutionId institution) {
        Grants.require(institution, Set.of());
        if (!Acting.current().sees(institution)) {
            return List.of();
        }
        return sql.statement(SELECT)
                .param("institution", institution.value())
                .query(Keys::view)
                .list();
    }

    void revoke(ClientId key) {
        InstitutionId institution =
                sql.statement(SELECT_INSTITUTION)
                        .param("id", key.value())
                        .query(Long.class)
                        .optional()
                        .map(InstitutionId::new)
                        .filter(Acting.current()::sees)
                        .orElseThrow(
                                () ->
                                        new RefusedException(
                                                new AccessRefusal.KeyUnknown(key.value())));
        Grants.require(institution, Set.of());
        clients.revoke(key);
    }

    private static AccessController.KeyView view(ResultSet row, int number) throws SQLException {
        return new AccessController.KeyView(
                new ClientId(row.getLong("id")),
                row.getString("name"),
                StoredClients.roles(row.getArray("roles")),
                row.getBoolean("revoked"));
    }
}
