package org.xinyi.clearing;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.PartyId;
import org.xinyi.ledger.Source;

/// Which lines of which files a payout answers: what it is compared with.
///
/// @param until first day after the last
/// @param place the hospital's code where a file is about several; null where it is about one
record PaidFor(
        FileKind files,
        PartyId party,
        int channel,
        LocalDate from,
        LocalDate until,
        Set<LineType> types,
        Source source,
        @Nullable String place) {

    private static final Set<LineType> COLLECTED =
            Set.of(
                    LineType.COLLECTED,
                    LineType.RETURNED,
                    LineType.FOREIGN_COLLECTED,
                    LineType.FOREIGN_RETURNED);

    private static final Set<LineType> DRAWN = Set.of(LineType.DRAWN, LineType.REFUNDED);

    /// @param place the code of the hospital that was paid
    static PaidFor of(Arrival paid, String place) {
        LocalDate day = paid.about();
        return switch (paid.kind()) {
            case INSURER ->
                    new PaidFor(
                            FileKind.INSURER_STATEMENT,
                            paid.owner(),
                            0,
                            day,
                            day.plusMonths(1),
                            Set.of(LineType.INSURED),
                            paid.source(),
                            null);
            case LENDER ->
                    new PaidFor(
                            FileKind.LENDER_STATEMENT,
                            paid.payer(),
                            0,
                            day,
                            day.plusDays(1),
                            DRAWN,
                            Source.PERSONAL,
                            place);
            case CHANNEL ->
                    new PaidFor(
                            FileKind.CHANNEL_BILL,
                            paid.owner(),
                            paid.channel(),
                            day,
                            day.plusDays(1),
                            COLLECTED,
                            Source.PERSONAL,
                            null);
        };
    }
}
