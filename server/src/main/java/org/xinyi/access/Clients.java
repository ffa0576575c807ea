package org.xinyi.access;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.ClientId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.StaffId;

/// Issues and revokes what callers show as their credential.
public interface Clients {

    /// What a credential stands for.
    enum Kind {
        KEY,
        STAFF,
        PATIENT
    }

    /// @param lasts null: until revoked
    record NewClient(
            Kind kind,
            String name,
            Set<Role> roles,
            @Nullable InstitutionId institution,
            @Nullable PatientId patient,
            @Nullable StaffId staff,
            @Nullable Duration lasts) {}

    /// @param token shown once; only its digest is kept
    record Issued(ClientId client, String token) {}

    Issued issue(NewClient client);

    /// The names under which these clients were issued. Unknown ones are absent.
    Map<ClientId, String> names(Collection<ClientId> clients);

    /// Takes effect at once on this server, and within two seconds on others.
    void revoke(ClientId client);
}
