package org.xinyi.scheme;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// When and how the personal share is paid back.
///
/// @param interestFreeDaysMax as stated to the patient; null when nothing is stated
/// @param instalments null when there are none
/// @param oneBill whether all that a visit cost is merged into one bill
/// @param onceInFull whether the patient is asked for the whole amount at once; a part is taken all
///     the same
/// @param channels where the patient may pay
public record RepaymentTerms(
        Due due,
        @Nullable Integer interestFreeDaysMax,
        @Nullable Instalments instalments,
        boolean oneBill,
        boolean onceInFull,
        Set<Channel> channels) {

    public RepaymentTerms {
        channels = Set.copyOf(channels);
    }

    /// One bill, payable in parts, wherever payments are taken.
    public RepaymentTerms(
            Due due, @Nullable Integer interestFreeDaysMax, @Nullable Instalments instalments) {
        this(due, interestFreeDaysMax, instalments, true, false, Set.of(Channel.values()));
    }

    /// A place to pay.
    public enum Channel {
        PHONE,
        KIOSK,
        WINDOW,
        INTERNET_HOSPITAL,
        MINI_PROGRAM,
        WECHAT,
        ALIPAY,
        ONLINE_BANKING,
        CASH,
        BANK_CARD,
        /// The lender's own app or counter.
        LENDER
    }

    /// When an obligation falls due.
    public sealed interface Due {

        /// A time after an event: 48 hours after the visit, 3 days after treatment, 7 days.
        record AfterEvent(Event event, Duration after) implements Due {}

        /// A monthly statement: "up to 56 days interest-free" is a cycle.
        ///
        /// @param statementDay day of the month, 1 to 28, at the end of which the statement is cut
        /// @param daysAfterStatement from the statement to the due date
        record StatementCycle(int statementDay, int daysAfterStatement) implements Due {}

        /// Before the patient leaves the hospital.
        record BeforeLeaving() implements Due {}

        record Now() implements Due {}
    }

    /// What starts the clock of [Due.AfterEvent].
    public enum Event {
        TREATMENT_ENDED,
        BILLED
    }

    /// Re-ageing an obligation into equal parts, with consent.
    ///
    /// @param counts the numbers of months on offer
    /// @param annualRate per cent a year, such as 4.35
    public record Instalments(List<Integer> counts, BigDecimal annualRate) {
        public Instalments {
            counts = List.copyOf(counts);
        }
    }
}
