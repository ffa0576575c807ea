package org.xinyi.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.xinyi.catalogue.Item.InsuranceClass;
import org.xinyi.insurance.Coverage.Scheme;
import org.xinyi.kernel.Money;
import org.xinyi.people.Institutions.Level;

class EstimatesTests {

    private final Estimates estimates = new Estimates();

    @Test
    void theShareDependsOnSchemeLevelAndClass() {
        Money amount = Money.parse("100.00");

        assertThat(estimates.personal(Scheme.EMPLOYEE, Level.TERTIARY, InsuranceClass.A, amount))
                .isEqualTo(Money.parse("40.00"));
        assertThat(estimates.personal(Scheme.EMPLOYEE, Level.PRIMARY, InsuranceClass.A, amount))
                .isEqualTo(Money.parse("30.00"));
        assertThat(estimates.personal(Scheme.RESIDENT, Level.TERTIARY, InsuranceClass.B, amount))
                .isEqualTo(Money.parse("55.00"));
    }

    @Test
    void whatIsOutsideTheInsuranceIsPersonalAsAWhole() {
        Money amount = Money.parse("33.33");

        for (Level level : Level.values()) {
            assertThat(estimates.personal(Scheme.EMPLOYEE, level, InsuranceClass.C, amount))
                    .isEqualTo(amount);
            assertThat(estimates.personal(Scheme.NONE, level, InsuranceClass.A, amount))
                    .isEqualTo(amount);
        }
    }

    @Test
    void aHoldIsRoundedUp() {
        assertThat(
                        estimates.personal(
                                Scheme.EMPLOYEE, Level.TERTIARY, InsuranceClass.A, Money.ofFen(1)))
                .isEqualTo(Money.ofFen(1));
        assertThat(
                        estimates.personal(
                                Scheme.EMPLOYEE, Level.TERTIARY, InsuranceClass.A, Money.ZERO))
                .isEqualTo(Money.ZERO);
    }
}
