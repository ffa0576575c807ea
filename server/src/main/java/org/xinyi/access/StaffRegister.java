package org.xinyi.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.StaffId;
import org.xinyi.kernel.sql.Sql;

/// The staff of hospitals and of the city, with their roles.
@Component
class StaffRegister {

    record Member(StaffId id, String name, Set<Role> roles, @Nullable InstitutionId institution) {}

    private static final String INSERT =
            """
            INSERT INTO staff (id, institution, username, name, roles, password, created_at)
            VALUES (:id, :institution, :username, :name, :roles, :password, :now::timestamptz)
            """;

    private static final String SELECT =
            """
            SELECT id, name, roles, institution, password
            FROM staff
            WHERE username = :username
                AND active
            """;

    /// Compared against when nobody has the username, so that both answers take the same time.
    private static final byte[] NOBODY = Passwords.digest("");

    private final Sql sql;
    private final IdSource ids;
    private final BusinessClock clock;

    StaffRegister(Sql sql, IdSource ids, BusinessClock clock) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
    }

    StaffId add(AccessController.NewStaff wanted) {
        Grants.require(wanted.institution(), wanted.roles());
        StaffId id = new StaffId(ids.next());
        InstitutionId institution = wanted.institution();
        try {
            sql.statement(INSERT)
                    .param("id", id.value())
                    .param("institution", institution == null ? null : institution.value())
                    .param("username", wanted.username())
                    .param("name", wanted.name())
                    .param("roles", wanted.roles().stream().map(Role::name).toArray(String[]::new))
                    .param("password", Passwords.digest(wanted.password()))
                    .param("now", clock.now().toString())
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new RefusedException(new AccessRefusal.UsernameTaken(wanted.username()));
        }
        return id;
    }

    Member authenticate(String username, String password) {
        Found found =
                sql.statement(SELECT)
                        .param("username", username)
                        .query(StaffRegister::found)
                        .optional()
                        .orElse(new Found(null, NOBODY));
        boolean right = Passwords.matches(password, found.password);
        Member member = found.member;
        if (!right || member == null) {
            throw new RefusedException(new AccessRefusal.LoginFailed());
        }
        return member;
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        Long institution = row.getObject("institution", Long.class);
        return new Found(
                new Member(
                        new StaffId(row.getLong("id")),
                        row.getString("name"),
                        StoredClients.roles(row.getArray("roles")),
                        institution == null ? null : new InstitutionId(institution)),
                row.getBytes("password"));
    }

    private record Found(@Nullable Member member, byte[] password) {}
}
