package org.xinyi.sandbox.insurer;

import com.fasterxml.jackson.annotation.JsonFormat;

/// Who bears how much of a settlement, in fen. Funds, hospital, accounts and cash add up to the
/// scope's total.
///
/// @param deductible what of the yearly deductible was used, `act_pay_dedc`
/// @param percent the pool's share, `pool_prop_selfpay`
/// @param pool `hifp_pay`
/// @param civilServant `cvlserv_pay`
/// @param seriousIllness `hifmi_pay`, residents above the cap
/// @param largeAmount `hifob_pay`, employees above the cap
/// @param relief `maf_pay`
/// @param account `acct_pay`
/// @param mutualAid `acct_mulaid_pay`
/// @param hospital `hosp_part_amt`
/// @param cash `psn_cash_pay`
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
record Shares(
        Scope scope,
        long deductible,
        int percent,
        long pool,
        long civilServant,
        long seriousIllness,
        long largeAmount,
        long relief,
        long account,
        long mutualAid,
        long hospital,
        long cash) {

    Shares {
        long sum =
                pool
                        + civilServant
                        + seriousIllness
                        + largeAmount
                        + relief
                        + account
                        + mutualAid
                        + hospital
                        + cash;
        if (sum != scope.total()) {
            throw new IllegalArgumentException(
                    "Shares add up to " + sum + ", not to " + scope.total());
        }
    }

    /// All funds but the personal account: `fund_pay_sumamt`.
    long funds() {
        return pool + otherFunds() + relief;
    }

    /// The funds beside the pool and relief.
    long otherFunds() {
        return civilServant + seriousIllness + largeAmount;
    }

    /// `psn_part_amt`.
    long person() {
        return account + mutualAid + cash;
    }
}
