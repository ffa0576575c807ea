package org.xinyi.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xinyi.kernel.Money;

/// S10 says what its document says. Each name ends with the document and line.
class QuanzhouFactsTests {

    private static final Pack PACK = TestPacks.S10.pack();

    @ParameterizedTest
    @CsvSource({"22,false", "23,true", "55,true", "56,false"})
    void theInsuredAged23To55MayApply_000_L92(int age, boolean admitted) {
        assertThat(eligible(age, true, true)).isEqualTo(admitted);
        assertSource("eligibility.age.holds", "000:L92");
    }

    @Test
    void theInsuranceStatusMustBeNormal_000_L92() {
        assertThat(eligible(40, true, false)).isFalse();
        assertThat(eligible(40, false, true)).isFalse();
        assertSource("eligibility.insured.holds", "000:L92");
    }

    @Test
    void aRuralCreditLineIs5000To20000Yuan_000_L90_L92() {
        CreditTerms credit = PACK.credit();
        assertThat(credit.funding()).isEqualTo(CreditTerms.Funding.BANK_ADVANCE);
        assertThat(credit.lenders()).isEqualTo(List.of("quanzhou-rural-credit"));
        assertThat(credit.floor()).isEqualTo(Money.parse("5000.00"));
        assertThat(credit.cap()).isEqualTo(Money.parse("20000.00"));
        assertThat(credit.initialLimit()).isNull();
        assertSource("credit.floor", "000:L92");
        assertSource("credit.cap", "000:L92");
        assertSource("credit.funding", "000:L90");
    }

    @Test
    void theLinePaysFeesOrThePrepaymentOfAStay_000_L92() {
        assertThat(PACK.flow().outpatient()).isTrue();
        assertThat(PACK.flow().inpatient()).isTrue();
        assertThat(PACK.flow().deposit()).isEqualTo(FlowTerms.Deposit.DRAWN);
        assertSource("flow.deposit", "000:L92");
    }

    @Test
    void upTo56DaysAreFreeOfInterest_000_L92() {
        assertThat(PACK.repayment().interestFreeDaysMax()).isEqualTo(56);
        assertSource("repayment.interest_free_days_max", "000:L92");
        assertAssumed("repayment.due.rule");
    }

    @Test
    void instalmentsAreOfferedAtARateThatIsNotStated_000_L92() {
        assertThat(PACK.repayment().instalments()).isNotNull();
        assertThat(PACK.repayment().onceInFull()).isFalse();
        assertSource("repayment.instalments.offered", "000:L92");
        assertAssumed("repayment.instalments.annual_rate");
        assertAssumed("repayment.instalments.counts.12");
    }

    @Test
    void directKinWhoAreInsuredAlreadyShareTheLine_000_L93() {
        FamilyTerms family = PACK.family();
        assertThat(family.sharing()).isTrue();
        assertThat(family.memberMustBeInsured()).isTrue();
        assertThat(family.relations())
                .containsExactlyInAnyOrder(
                        FamilyTerms.Relation.PARENT,
                        FamilyTerms.Relation.CHILD,
                        FamilyTerms.Relation.OTHER_DIRECT_KIN);
        assertSource("family.member_must_be_insured", "000:L93");
    }

    @Test
    void noListAndNoPenaltyIsStatedSoThereIsNone() {
        assertThat(PACK.followUp().penalties()).isEmpty();
        assertThat(PACK.followUp().counters()).isEmpty();
        assertThat(PACK.followUp().rungs())
                .extracting(FollowUpTerms.Rung::action)
                .doesNotContain(FollowUpTerms.Action.LIST, FollowUpTerms.Action.CREDIT_FILE);
    }

    private static boolean eligible(int age, boolean insured, boolean normal) {
        return Eligibility.decide(
                        TestPacks.CONDITIONS,
                        PACK,
                        new EligibilityFacts(
                                LocalDate.of(2024, 6, 10),
                                age,
                                insured,
                                normal,
                                false,
                                true,
                                true,
                                false,
                                Map.of()))
                .outcome();
    }

    private static void assertSource(String path, String reference) {
        assertThat(PACK.provenance().of(path))
                .as(path)
                .contains(new Provenance.Origin.Source(reference));
    }

    private static void assertAssumed(String path) {
        assertThat(PACK.provenance().of(path))
                .as(path)
                .get()
                .isInstanceOf(Provenance.Origin.Assumption.class);
    }
}
