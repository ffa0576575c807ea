package org.xinyi.kernel;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who is acting in this request. Bound once at the edge; what is done says by whom.
///
/// @param client the session or key
/// @param institution whose staff or system it is; null for patients and for the city's own
/// people
/// @param patient the person whose session it is; null for all others
/// @param staff the member of staff, when known
public record Acting(
        ClientId client,
        Set<Role> roles,
        @Nullable InstitutionId institution,
        @Nullable PatientId patient,
        @Nullable StaffId staff) {

    private static final ScopedValue<Acting> CURRENT = ScopedValue.newInstance();

    /// Work that no request asked for: pumps and daily work.
    public static final Acting SYSTEM = new Acting(new ClientId(0), Set.of(), null, null, null);

    public Acting {
        roles = Set.copyOf(roles);
    }

    public static Acting current() {
        return CURRENT.isBound() ? CURRENT.get() : SYSTEM;
    }

    public <T, X extends Throwable> T call(ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(CURRENT, this).call(work);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /// Whether this caller belongs to the city itself and may see every institution's data.
    public boolean isCityWide() {
        return is(Role.OPERATOR) || is(Role.AUDITOR) || is(Role.PLATFORM);
    }

    /// Whether data of this institution is open to the caller.
    ///
    /// @param other null: the city's own
    public boolean sees(@Nullable InstitutionId other) {
        return isCityWide() || (other != null && other.equals(institution));
    }

    /// The institution that the caller's lists are cut to; null: the whole city.
    public @Nullable InstitutionId scope() {
        return isCityWide() ? null : institution;
    }

    /// Whether the caller is this patient.
    public boolean isPatient(PatientId other) {
        return other.equals(patient);
    }
}
