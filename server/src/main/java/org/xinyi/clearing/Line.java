package org.xinyi.clearing;

import org.xinyi.kernel.Money;
import org.xinyi.ledger.Source;

/// One line as another party wrote it.
///
/// @param subject our number among what the line names: settlement, draw, advice, payment or
/// give-back; 0 when it is none of ours
/// @param draw the obligation that a refund or repayment is about; 0 when it names none
/// @param reference the other party's number
/// @param place the code of the hospital that the line names, or empty
record Line(
        LineType type,
        long subject,
        long draw,
        Source source,
        Money amount,
        String reference,
        String place) {

    Line(LineType type, long subject, Money amount, String reference) {
        this(type, subject, 0, Source.PERSONAL, amount, reference, "");
    }

    /// The form over which the digest of a file is taken.
    String canonical() {
        return String.join(
                "|",
                type.name(),
                Long.toString(subject),
                Long.toString(draw),
                source.name(),
                amount.toString(),
                reference,
                place);
    }
}
