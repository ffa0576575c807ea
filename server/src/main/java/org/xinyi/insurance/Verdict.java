package org.xinyi.insurance;

import org.xinyi.insurance.Insurance.Answer;
import org.xinyi.kernel.SettlementId;

/// An answer with what must be kept beside it.
///
/// @param raw amounts of an answer that does not add up, for a person to look at; else empty
record Verdict(Answer answer, String raw) {

    static Verdict refused(SettlementId id, String code, String text) {
        return new Verdict(new Answer.Refused(id, code, text), "");
    }

    static Verdict refused(SettlementId id, FsiReply.Refused<?> refusal) {
        return refused(id, "fsi-" + refusal.infno(), refusal.text());
    }

    static Verdict unknown(SettlementId id) {
        return new Verdict(new Answer.Unknown(id), "");
    }

    static Verdict read(SettlementId id, SettlementReading reading) {
        return switch (reading) {
            case SettlementReading.Agreed(String reference, Split split) ->
                    new Verdict(new Answer.Settled(id, split, reference), "");
            case SettlementReading.Reversed _ ->
                    refused(id, "already-reversed", "The insurer has taken this settlement back");
            case SettlementReading.Disagreed(String why, String amounts) ->
                    new Verdict(new Answer.Refused(id, "amounts-disagree", why), amounts);
        };
    }

    Answer.Refused refusal() {
        if (answer instanceof Answer.Refused refused) {
            return refused;
        }
        throw new IllegalStateException("Not refused: " + answer);
    }
}
