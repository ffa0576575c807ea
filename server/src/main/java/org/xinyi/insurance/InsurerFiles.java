package org.xinyi.insurance;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Optional;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.SettlementId;
import org.xinyi.kernel.wire.Download;
import org.xinyi.ledger.Source;

/// What the insurer itself says it has settled and paid: files to compare our books with. Leaves
/// the house, so never inside a transaction.
public interface InsurerFiles {

    /// One settlement or its reversal, which has negative amounts and the settlement's number.
    ///
    /// @param visit the insurer's number, `mdtrt_id`
    /// @param batch `chrg_bchno` as it stands there
    /// @param settlement whose batch it is; empty when the number is none of ours
    /// @param reference `setl_id`
    /// @param total the bill, `medfee_sumamt`; the insurer may state a split that adds up to
    /// another sum, and the two are shown as they stand
    /// @param at local time
    record StatementRow(
            String visit,
            String batch,
            Optional<SettlementId> settlement,
            String reference,
            boolean reversal,
            Money total,
            Split split,
            LocalDateTime at) {}

    /// What the insurer has paid out to an institution of one fund for one month.
    ///
    /// @param claimed settlements less reversals; negative when more was reversed than settled
    /// @param paid what arrives; less than claimed when something was deducted
    record Payment(
            String number,
            LocalDate paidOn,
            YearMonth period,
            Source source,
            Money claimed,
            Money paid) {}

    /// The settlements and reversals of one business day at one institution; missing until the
    /// day is over.
    Download<StatementRow> statement(InstitutionId institution, LocalDate day);

    /// The payments to an institution on this day and since.
    Download<Payment> payments(InstitutionId institution, LocalDate since);
}
