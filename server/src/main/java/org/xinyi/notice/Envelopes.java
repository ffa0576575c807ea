package org.xinyi.notice;

import org.springframework.stereotype.Component;
import org.xinyi.kernel.crypto.Sealer;

/// Makes of a stored message what the carrier needs: opens the phone number and whatever is secret.
@Component
class Envelopes {

    private final Sender sender;
    private final Sealer sealer;
    private final Texts texts;

    Envelopes(Sender sender, Sealer sealer, Texts texts) {
        this.sender = sender;
        this.sealer = sealer;
        this.texts = texts;
    }

    String sender() {
        return sender.ensured();
    }

    /// The message's number at the carrier.
    String number(Taken message) {
        return sender.messageId(message.id());
    }

    Carrier.Message of(Taken message) {
        byte[] secret = message.secret();
        return new Carrier.Message(
                number(message),
                sealer.open(OutboxTable.PHONE, message.phone()),
                message.template().name(),
                secret == null ? message.words(texts) : sealer.open(OutboxTable.SECRET, secret),
                message.template().kind().name());
    }
}
