package org.xinyi.commitment;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.access.Launches;
import org.xinyi.kernel.Acting;
import org.xinyi.scheme.CommitmentTerms.SignatureMode;
import org.xinyi.scheme.EntryTerms.Door;

/// Where a patient came in. An app that opened the session is known; what else is said is
/// believed, and stands in the evidence.
@Component
class Doors {

    private final Launches launches;

    Doors(Launches launches) {
        this.launches = launches;
    }

    /// Whether an app opened the caller's session and said who the patient is.
    boolean isLaunched() {
        return Acting.current().patient() != null && ofSession() != null;
    }

    /// @param stated null where nothing was said: then it is where that way of signing is
    Door of(@Nullable Door stated, SignatureMode mode) {
        boolean patient = Acting.current().patient() != null;
        Door launched = patient ? ofSession() : null;
        if (launched != null) {
            return launched;
        }
        if (stated != null) {
            return stated;
        }
        return switch (mode) {
            case OFFICIAL_ACCOUNT -> Door.OFFICIAL_ACCOUNT;
            case E_CREDENTIAL -> Door.E_CREDENTIAL;
            case APP -> Door.APP;
            case KIOSK -> Door.KIOSK;
            case TABLET, QR_SCAN -> patient ? Door.PHONE : Door.WINDOW;
        };
    }

    private @Nullable Door ofSession() {
        return launches.door(Acting.current().client()).map(Door::valueOf).orElse(null);
    }
}
