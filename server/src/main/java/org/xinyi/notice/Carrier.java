package org.xinyi.notice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whoever brings a message to a phone. Called outside of any transaction.
interface Carrier {

    /// @param id unique among all that the carrier serves; the same one is brought once
    /// @param purpose the kind of the template
    record Message(String id, String phone, String templateCode, String text, String purpose) {}

    /// @param refusedBecause null when it was accepted
    record Answer(String id, @Nullable String refusedBecause) {}

    /// What became of a message.
    ///
    /// @param sequence growing; where to go on
    record Receipt(long sequence, String id, boolean delivered) {}

    /// Answers those it has decided about; a message without an answer may be asked for again.
    ///
    /// @param sender our name there
    /// @throws Unreachable when it is not known whether it got them
    /// @throws NotUnderstood when it takes none of them as they are
    List<Answer> send(String sender, List<Message> messages);

    /// The sender's receipts that follow a sequence number.
    ///
    /// @throws Unreachable when there is no answer
    List<Receipt> receipts(String sender, long after, int limit);

    /// No answer, or one that says: not now.
    class Unreachable extends RuntimeException {
        Unreachable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /// The list as a whole was turned down: something in it is wrong.
    final class NotUnderstood extends Unreachable {
        NotUnderstood(String message) {
            super(message, null);
        }
    }
}
