package org.xinyi.access;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.ClientId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.RefusedException;

/// Apps that open sessions here for the people who are logged in to them, so that nobody types
/// what the app knows already.
public interface Launches {

    /// How far the time of a signature may be from ours, either way.
    Duration VALID = Duration.ofMinutes(2);

    /// @param institution whose app it is; null: the city's own
    /// @param door where somebody stands who comes from it, in the words of packs
    record NewApp(@Nullable InstitutionId institution, String name, String door) {}

    /// @param secret signs what the app says; shown in the answer to its registration alone
    record Registered(long app, String secret) {}

    record App(
            long id,
            @Nullable InstitutionId institution,
            String name,
            String door,
            boolean revoked) {}

    /// What an app says and has signed.
    ///
    /// @param issuedAt seconds since 1970
    /// @param nonce chosen by the app, never twice
    /// @param said what is signed besides, in the order in which it is signed
    /// @param signature HMAC-SM3 with the app's secret over app, time, nonce and what is said,
    /// each followed by a line feed; 64 hexadecimal digits
    record Signed(long app, long issuedAt, String nonce, List<String> said, String signature) {}

    /// The same request again answers the same app with its secret, to whoever asked alone.
    ///
    /// @param key chosen by the caller; the same request again carries the same
    /// @throws RefusedException when the caller may not do so there
    Registered register(NewApp wanted, String key);

    /// The apps that the caller may see.
    List<App> apps();

    /// Sessions that it has opened last as long as they would.
    ///
    /// @throws RefusedException when it is unknown or another's
    void revoke(long app);

    /// Takes what an app signed at its word, once.
    ///
    /// @throws RefusedException when it is forged, too old or was used
    App spend(Signed launch);

    /// Notes which app opened a session.
    void opened(ClientId session, App app);

    /// Where somebody stands whose session an app opened.
    Optional<String> door(ClientId session);
}
