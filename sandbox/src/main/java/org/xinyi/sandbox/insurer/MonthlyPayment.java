package org.xinyi.sandbox.insurer;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.xinyi.sandbox.insurer.Institution.Posting;

/// On the tenth of a month the insurer pays each institution the month before, fund by fund.
final class MonthlyPayment {

    private static final int PAID_ON_DAY = 10;

    enum Fund {
        POOL,
        OTHER_FUND,
        RELIEF,
        PERSONAL_ACCOUNT,
        MUTUAL_AID;

        private long of(Shares shares) {
            return switch (this) {
                case POOL -> shares.pool();
                case OTHER_FUND -> shares.otherFunds();
                case RELIEF -> shares.relief();
                case PERSONAL_ACCOUNT -> shares.account();
                case MUTUAL_AID -> shares.mutualAid();
            };
        }
    }

    private final InsurerBook book;

    MonthlyPayment(InsurerBook book) {
        this.book = book;
    }

    /// What is paid in the morning after a day; nothing on most days.
    List<Payment> after(LocalDate day) {
        LocalDate morning = day.plusDays(1);
        if (morning.getDayOfMonth() != PAID_ON_DAY) {
            return List.of();
        }
        YearMonth period = YearMonth.from(morning).minusMonths(1);
        List<Payment> payments = new ArrayList<>();
        for (Institution institution : book.institutions()) {
            claims(institution, period)
                    .forEach(
                            (fund, claimed) ->
                                    payments.add(payment(institution, fund, claimed, morning)));
        }
        return payments;
    }

    private static Map<Fund, Long> claims(Institution institution, YearMonth period) {
        Map<Fund, Long> claims = new EnumMap<>(Fund.class);
        for (Posting posting : institution.between(period.atDay(1), period.atEndOfMonth())) {
            int sign = posting.reversal() ? -1 : 1;
            for (Fund fund : Fund.values()) {
                long share = fund.of(posting.settlement().shares());
                if (share != 0) {
                    claims.merge(fund, sign * share, Math::addExact);
                }
            }
        }
        return claims;
    }

    private Payment payment(Institution institution, Fund fund, long claimed, LocalDate paidOn) {
        String period = YearMonth.from(paidOn).minusMonths(1).toString();
        long deducted = book.shelf().deduction(institution.code(), period, fund.name());
        return new Payment(
                "HI" + period.replace("-", "") + institution.code() + "-" + fund.name(),
                institution.code(),
                paidOn,
                period,
                fund.name(),
                claimed,
                claimed - deducted);
    }
}
