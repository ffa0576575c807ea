package org.xinyi.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// S04 says what its documents say. Each name ends with the document and line.
class LianyungangFactsTests {

    private static final Pack PACK = TestPacks.S04.pack();

    @Test
    void everybodyMayEnterWithoutAnyCondition_001_L24() {
        assertThat(PACK.eligibility())
                .extracting(EligibilityRule::id)
                .containsExactly("not-listed");
        assertSource("eligibility.admits", "001:L24");
    }

    @Test
    void theFormHasFiveRegions_001_L64() {
        assertThat(PACK.commitment().regions()).hasSize(5);
        for (String region :
                List.of(
                        "content-notice",
                        "patient-information",
                        "signature",
                        "proxy-signature",
                        "doctor-signature")) {
            assertSource("commitment.regions." + region, "001:L64");
        }
    }

    @Test
    void thereAreFourWaysToSign_001_L64_L66() {
        assertThat(PACK.commitment().signatureModes())
                .containsExactlyInAnyOrder(
                        CommitmentTerms.SignatureMode.TABLET,
                        CommitmentTerms.SignatureMode.QR_SCAN,
                        CommitmentTerms.SignatureMode.KIOSK,
                        CommitmentTerms.SignatureMode.OFFICIAL_ACCOUNT);
    }

    @Test
    void aPageIsHeldForReadingButHowLongIsNotStated_001_L66() {
        assertThat(PACK.commitment().dwellSeconds()).isPositive();
        assertAssumed("commitment.reading_time");
    }

    @Test
    void aRelativeMaySign_001_L64() {
        assertThat(PACK.commitment().proxyMaySign()).isTrue();
        assertSource("commitment.proxy_may_sign", "001:L64");
    }

    @Test
    void thereIsNoQuotaAndNoLender_001_L24() {
        CreditTerms credit = PACK.credit();
        assertThat(credit.funding()).isEqualTo(CreditTerms.Funding.HOSPITAL_TRUST);
        assertThat(credit.initialLimit()).isNull();
        assertThat(credit.floor()).isNull();
        assertThat(credit.cap()).isNull();
        assertThat(credit.lenders()).isEmpty();
        assertSource("credit.initial_limit", "001:L24");
        assertSource("credit.lenders", "001:L24");
    }

    @Test
    void outpatientsAndEmergenciesAreInScope_000_L43() {
        assertThat(PACK.flow().outpatient()).isTrue();
        assertThat(PACK.flow().emergency()).isTrue();
        assertSource("flow.emergency", "000:L43");
    }

    @Test
    void someWardsTryAdmissionWithoutDeposit_001_L96() {
        assertThat(PACK.flow().inpatient()).isTrue();
        assertThat(PACK.flow().deposit()).isEqualTo(FlowTerms.Deposit.WAIVED_IN_TRIAL_WARDS);
        assertSource("flow.deposit", "001:L96");
    }

    @Test
    void oneRegistrationServesConsultationExaminationTestsAndDrugs_000_L40() {
        assertThat(PACK.flow().oneRegistration()).isTrue();
        assertThat(PACK.flow().removedSteps())
                .contains(
                        FlowTerms.Step.CONSULTATION,
                        FlowTerms.Step.EXAMINATION,
                        FlowTerms.Step.LABORATORY,
                        FlowTerms.Step.DRUGS);
        assertSource("flow.one_registration", "000:L40");
        assertSource("flow.removed_steps.drugs", "000:L40");
    }

    @Test
    void onlyWhatWasExecutedEntersTheBill_001_L72() {
        assertThat(PACK.flow().chargeArises()).isEqualTo(FlowTerms.ChargeArises.EXECUTION);
        assertSource("flow.charge_arises", "001:L72-L74");
    }

    @Test
    void everyNewChargeIsPushed_001_L68() {
        assertThat(PACK.flow().pushEachCharge()).isTrue();
        assertSource("flow.push_each_charge", "001:L68");
    }

    @Test
    void aFollowUpWithinThreeDaysHasNoRegistrationFee_001_L104() {
        assertThat(PACK.flow().followUpFreeWithin()).isEqualTo(Duration.ofDays(3));
        assertSource("flow.follow_up_free_within", "001:L104");
    }

    @Test
    void theBillIsMergedAndPaidWithinThreeDaysOnceInFull_000_L40_L43() {
        RepaymentTerms terms = PACK.repayment();
        assertThat(terms.due())
                .isEqualTo(
                        new RepaymentTerms.Due.AfterEvent(
                                RepaymentTerms.Event.TREATMENT_ENDED, Duration.ofDays(3)));
        assertThat(terms.oneBill()).isTrue();
        assertThat(terms.onceInFull()).isTrue();
        assertThat(terms.instalments()).isNull();
        assertSource("repayment.due.after", "000:L40");
        assertSource("repayment.one_bill", "000:L43");
        assertSource("repayment.once_in_full", "000:L40");
    }

    @Test
    void whichEventStartsTheThreeDaysIsOurReading_000_L40_and_001_L46() {
        assertAssumed("repayment.due.event");
    }

    @Test
    void phoneKioskAndWindowTakePayments_000_L40() {
        assertThat(PACK.repayment().channels())
                .contains(
                        RepaymentTerms.Channel.PHONE,
                        RepaymentTerms.Channel.KIOSK,
                        RepaymentTerms.Channel.WINDOW);
        assertSource("repayment.channels.window", "000:L40");
        assertSource("repayment.channels.internet-hospital", "001:L84");
    }

    @Test
    void theLadderIs24HoursSms7DaysCall30DaysListFromTheEndOfTreatment_001_L46() {
        assertThat(PACK.followUp().rungs())
                .extracting(
                        FollowUpTerms.Rung::action,
                        FollowUpTerms.Rung::clock,
                        FollowUpTerms.Rung::after)
                .containsExactly(
                        rung(FollowUpTerms.Action.SMS, Duration.ofHours(24)),
                        rung(FollowUpTerms.Action.CALL, Duration.ofDays(7)),
                        rung(FollowUpTerms.Action.LIST, Duration.ofDays(30)));
        for (String rung : List.of("sms-24h", "call-7d", "list-30d")) {
            assertSource("follow_up.rungs." + rung + ".after", "001:L46");
            assertSource("follow_up.rungs." + rung + ".action", "001:L46");
        }
        assertSource("follow_up.rungs.sms-24h.clock", "001:L46");
    }

    @Test
    void whoIsListedIsOnTheCitysListAndWithoutTheServiceForAPeriod_001_L46() {
        Map<FollowUpTerms.Effect, FollowUpTerms.Penalty> penalties =
                PACK.followUp().penalties().stream()
                        .collect(
                                Collectors.toMap(
                                        FollowUpTerms.Penalty::effect, penalty -> penalty));
        assertThat(penalties.keySet())
                .isEqualTo(
                        Set.of(
                                FollowUpTerms.Effect.CITY_LIST,
                                FollowUpTerms.Effect.CREDIT_SUSPENDED));
        assertThat(penalties.values())
                .allSatisfy(penalty -> assertThat(penalty.cause()).isEqualTo("list-30d"));
        assertSource("follow_up.penalties.no-credit.effect", "001:L46");
        assertAssumed("follow_up.penalties.no-credit.lasts");
    }

    @Test
    void theTreasuryBearsACertainProportionWhichIsNotStated_001_L48() {
        assertThat(PACK.lossLayers())
                .extracting(LossLayer::bearer)
                .containsExactly(LossLayer.Bearer.FISCAL, LossLayer.Bearer.HOSPITAL);
        assertSource("loss_layers.fiscal.bearer", "001:L48");
        assertAssumed("loss_layers.fiscal.share_percent");
    }

    private static org.assertj.core.groups.Tuple rung(FollowUpTerms.Action action, Duration after) {
        return org.assertj.core.groups.Tuple.tuple(
                action, FollowUpTerms.Clock.TREATMENT_ENDED, after);
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
