package org.xinyi.visit;

import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.ClientId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.PatientId;

/// Who asks, kept with each item of a list: requests of several callers share one transaction.
///
/// @param everywhere the city's own people and the house itself
/// @param institution whose staff or system it is; null for all others
/// @param patient the person whose session it is; null for all others
public record Caller(
        ClientId client,
        boolean everywhere,
        @Nullable InstitutionId institution,
        @Nullable PatientId patient) {

    /// The house itself, in work that no request asked for.
    public static final Caller HOUSE = new Caller(Acting.SYSTEM.client(), true, null, null);

    /// Staff of an institution; null for the city's own people.
    public Caller(ClientId client, @Nullable InstitutionId institution) {
        this(client, institution == null, institution, null);
    }

    public static Caller current() {
        Acting acting = Acting.current();
        return new Caller(
                acting.client(), acting.isCityWide(), acting.institution(), acting.patient());
    }

    /// Whether data of this institution is open to the caller.
    public boolean sees(InstitutionId other) {
        return everywhere || other.equals(institution);
    }
}
