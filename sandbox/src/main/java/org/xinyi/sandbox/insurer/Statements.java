package org.xinyi.sandbox.insurer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.xinyi.sandbox.insurer.Institution.Posting;
import org.xinyi.sandbox.web.Fen;
import org.xinyi.sandbox.web.Times;

/// The insurer's file of a day: one row per settlement and per reversal. A reversal's row carries
/// the number of the settlement that it reverses, the flag 1 and negative amounts.
final class Statements {

    private static final List<String> COLUMNS =
            List.of(
                    "psn_no",
                    "mdtrt_id",
                    "chrg_bchno",
                    "setl_id",
                    "msgid",
                    "refd_setl_flag",
                    "medfee_sumamt",
                    "hifp_pay",
                    "other_fund_pay",
                    "maf_pay",
                    "acct_pay",
                    "acct_mulaid_pay",
                    "hosp_part_amt",
                    "psn_cash_pay",
                    "setl_time");

    private Statements() {}

    /// @param extraFen what the first row's pool carries too much, under a fault
    static String file(Institution institution, LocalDate day, long extraFen) {
        StringBuilder file = new StringBuilder(String.join("\t", COLUMNS)).append('\n');
        long extra = extraFen;
        for (Posting posting : institution.on(day)) {
            row(file, posting, extra);
            extra = 0;
        }
        return file.toString();
    }

    private static void row(StringBuilder file, Posting posting, long extra) {
        Settlement settlement = posting.settlement();
        Visit visit = settlement.visit();
        Shares shares = settlement.shares();
        int sign = posting.reversal() ? -1 : 1;
        file.append(visit.person().number()).append('\t');
        file.append(visit.id()).append('\t');
        file.append(settlement.batch()).append('\t');
        file.append(settlement.id()).append('\t');
        file.append(message(posting)).append('\t');
        file.append(posting.reversal() ? '1' : '0').append('\t');
        amount(file, sign * shares.scope().total());
        amount(file, sign * shares.pool() + extra);
        amount(file, sign * shares.otherFunds());
        amount(file, sign * shares.relief());
        amount(file, sign * shares.account());
        amount(file, sign * shares.mutualAid());
        amount(file, sign * shares.hospital());
        amount(file, sign * shares.cash());
        file.append(Times.seconds(at(posting))).append('\n');
    }

    private static void amount(StringBuilder file, long fen) {
        file.append(Fen.text(fen)).append('\t');
    }

    static String message(Posting posting) {
        return posting.reversal() ? reversal(posting).message() : posting.settlement().message();
    }

    private static Instant at(Posting posting) {
        return posting.reversal() ? reversal(posting).at() : posting.settlement().at();
    }

    private static Settlement.Reversal reversal(Posting posting) {
        return Objects.requireNonNull(posting.settlement().reversal());
    }
}
