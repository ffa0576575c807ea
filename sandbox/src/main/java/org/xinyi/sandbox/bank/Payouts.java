package org.xinyi.sandbox.bank;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.xinyi.sandbox.bank.BankFact.Payout;

/// The morning after, a bank pays each hospital the day's draws less refunds. Refunds beyond the
/// draws wait for the next payout.
final class Payouts {

    private Payouts() {}

    static List<Payout> after(LocalDate day, ClientBook book) {
        Map<String, Long> grossByHospital = new TreeMap<>();
        for (Row row : book.on(day)) {
            if (row.kind() == 'D') {
                grossByHospital.merge(row.hospital(), row.amount(), Math::addExact);
            }
        }
        List<Payout> payouts = new ArrayList<>();
        grossByHospital.forEach(
                (hospital, gross) ->
                        payouts.add(
                                new Payout(
                                        book.key(),
                                        "PO" + day.toString().replace("-", "") + "-" + hospital,
                                        hospital,
                                        day.plusDays(1),
                                        day,
                                        gross,
                                        Math.min(gross, book.refundsToNet(hospital)))));
        return payouts;
    }
}
