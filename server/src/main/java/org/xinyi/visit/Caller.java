package org.xinyi.visit;

import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.ClientId;
import org.xinyi.kernel.InstitutionId;

/// Who asks, kept with each item of a list: requests of several callers share one transaction.
///
/// @param institution null for the city's own people, who may see every institution's visits
public record Caller(ClientId client, @Nullable InstitutionId institution) {

    /// The house itself, in work that no request asked for.
    public static final Caller HOUSE = new Caller(Acting.SYSTEM.client(), null);

    public static Caller current() {
        Acting acting = Acting.current();
        return new Caller(acting.client(), acting.isCityWide() ? null : acting.institution());
    }

    /// Whether data of this institution is open to the caller.
    public boolean sees(InstitutionId other) {
        return institution == null || institution.equals(other);
    }
}
