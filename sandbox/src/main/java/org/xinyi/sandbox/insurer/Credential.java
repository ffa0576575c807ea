package org.xinyi.sandbox.insurer;

import java.time.Instant;

/// An e-credential that somebody shows, and who has read it.
///
/// @param reader the message that read it; empty while nobody has
record Credential(String idNumber, Instant expiresAt, String reader) {

    Credential readBy(String message) {
        return new Credential(idNumber, expiresAt, message);
    }
}
