package org.xinyi.delinquency;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Obligation;
import org.xinyi.credit.Obligations;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;

/// What is owed in all, read page by page from the books.
@Component
class Portfolio {

    /// How long ago the treatment ended.
    enum Age {
        UP_TO_1_DAY(1),
        UP_TO_3_DAYS(3),
        UP_TO_7_DAYS(7),
        UP_TO_30_DAYS(30),
        UP_TO_90_DAYS(90),
        UP_TO_180_DAYS(180),
        OLDER(Integer.MAX_VALUE);

        private final int days;

        Age(int days) {
            this.days = days;
        }

        static Age of(Duration since) {
            for (Age age : values()) {
                if (age == OLDER || since.compareTo(Duration.ofDays(age.days)) <= 0) {
                    return age;
                }
            }
            return OLDER;
        }
    }

    record Owed(int bills, @NotNull Money amount) {

        static final Owed NOTHING = new Owed(0, Money.ZERO);

        Owed plus(Money more) {
            return new Owed(bills + 1, amount.plus(more));
        }
    }

    private static final int PAGE = 2_000;

    private final BusinessClock clock;
    private final Obligations obligations;

    Portfolio(BusinessClock clock, Obligations obligations) {
        this.clock = clock;
        this.obligations = obligations;
    }

    /// @param institution null: of all
    Money open(String scheme, @Nullable InstitutionId institution) {
        Money[] total = {Money.ZERO};
        each(
                institution,
                one -> {
                    if (isUnder(one.obligation(), scheme)) {
                        total[0] = total[0].plus(one.amount());
                    }
                });
        return total[0];
    }

    /// @param overdue the part whose due date has passed
    /// @param byAge all of it by how long ago the treatment ended, every age present
    record Due(Owed all, Owed overdue, Map<Age, Owed> byAge) {}

    /// @param institution null: of all
    Due due(@Nullable InstitutionId institution) {
        Instant now = clock.now();
        Owed[] sums = {Owed.NOTHING, Owed.NOTHING};
        Map<Age, Owed> ages = new EnumMap<>(Age.class);
        for (Age age : Age.values()) {
            ages.put(age, Owed.NOTHING);
        }
        each(
                institution,
                one -> {
                    Obligation of = one.obligation();
                    sums[0] = sums[0].plus(one.amount());
                    sums[1] = of.dueAt().isBefore(now) ? sums[1].plus(one.amount()) : sums[1];
                    Age age = Age.of(Duration.between(of.treatmentEndedAt(), now));
                    ages.computeIfPresent(age, (_, owed) -> owed.plus(one.amount()));
                });
        return new Due(sums[0], sums[1], ages);
    }

    private void each(@Nullable InstitutionId institution, Consumer<Obligations.Open> work) {
        Instant all = clock.now().plus(Duration.ofDays(1));
        ObligationId after = new ObligationId(0);
        int found = PAGE;
        while (found == PAGE) {
            List<Obligations.Open> page = obligations.openBefore(all, after, PAGE);
            found = page.size();
            if (found > 0) {
                after = page.getLast().obligation().id();
                page.stream().filter(one -> isAt(one.obligation(), institution)).forEach(work);
            }
        }
    }

    private static boolean isAt(Obligation obligation, @Nullable InstitutionId institution) {
        return institution == null || obligation.institution().equals(institution);
    }

    private static boolean isUnder(Obligation obligation, String scheme) {
        return obligation.pack() != null && obligation.pack().id().equals(scheme);
    }
}
