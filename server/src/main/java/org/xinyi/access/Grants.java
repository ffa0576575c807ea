package org.xinyi.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;

/// Who may grant which role: the city's operators grant all but the platform's own; a hospital's
/// administrator grants hospital roles in the own hospital.
final class Grants {

    private static final Set<Role> HOSPITAL =
            Set.of(
                    Role.DOCTOR,
                    Role.NURSE,
                    Role.TECHNICIAN,
                    Role.PHARMACIST,
                    Role.CASHIER,
                    Role.RECEPTION,
                    Role.FINANCE,
                    Role.CALL_DESK,
                    Role.HOSPITAL_ADMIN);
    private static final Set<Role> CITY = Set.of(Role.OPERATOR, Role.AUDITOR, Role.CALL_DESK);

    private Grants() {}

    /// @param institution null: the city's own
    /// @throws RefusedException when the caller runs neither the city nor this institution
    static void requireHere(@Nullable InstitutionId institution) {
        Acting acting = Acting.current();
        if (!acting.is(Role.OPERATOR)
                && (institution == null || !institution.equals(acting.institution()))) {
            throw new RefusedException(new AccessRefusal.RoleNotYoursToGrant(Role.PATIENT.name()));
        }
    }

    /// @throws RefusedException when the caller may not grant one of the roles there
    static void require(@Nullable InstitutionId institution, Set<Role> roles) {
        Acting acting = Acting.current();
        boolean mayGrantHere =
                acting.is(Role.OPERATOR)
                        || (institution != null && institution.equals(acting.institution()));
        Set<Role> grantable = institution == null ? CITY : HOSPITAL;
        for (Role role : roles) {
            if (!mayGrantHere || !grantable.contains(role)) {
                throw new RefusedException(new AccessRefusal.RoleNotYoursToGrant(role.name()));
            }
        }
    }
}
