package org.xinyi.commitment;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.xinyi.scheme.CommitmentTerms;
import org.xinyi.scheme.CommitmentTerms.Region;
import org.xinyi.scheme.CommitmentTerms.SignatureMode;
import org.xinyi.scheme.CreditTerms;
import org.xinyi.scheme.FamilyTerms;
import org.xinyi.scheme.FlowTerms;
import org.xinyi.scheme.FollowUpTerms;
import org.xinyi.scheme.Pack;
import org.xinyi.scheme.PackRef;
import org.xinyi.scheme.Provenance;
import org.xinyi.scheme.RepaymentTerms;

/// Packs that differ in what is signed.
final class TestPacks {

    /// Five regions, four modes, ten seconds, relatives may sign.
    static final Pack S04 = pack("S04", terms(true, false), false);

    /// Limits are shared within families, so relatives who sign must be confirmed.
    static final Pack FAMILY = pack("FAMILY", terms(true, false), true);

    static final Pack SELF = pack("SELF", terms(false, false), false);

    static final Pack DOCTOR = pack("DOCTOR", terms(true, true), false);

    private TestPacks() {}

    private static CommitmentTerms terms(boolean proxyMaySign, boolean doctorSigns) {
        return new CommitmentTerms(
                new Pack.Text("诚信就医信用承诺书", "Commitment to honest care"),
                List.of(
                        new Pack.Text("本人提供的信息真实有效。", "What I state is true."),
                        new Pack.Text("诊疗结束后三天内付清费用。", "I pay within three days.")),
                EnumSet.allOf(Region.class),
                Set.of(
                        SignatureMode.TABLET,
                        SignatureMode.QR_SCAN,
                        SignatureMode.KIOSK,
                        SignatureMode.OFFICIAL_ACCOUNT),
                10,
                proxyMaySign,
                doctorSigns,
                true);
    }

    private static Pack pack(String id, CommitmentTerms terms, boolean sharing) {
        return new Pack(
                new PackRef(id, 1),
                "00",
                LocalDate.of(2020, 1, 1),
                new Pack.Text("先诊疗后付费", "Care first, pay later"),
                List.of(),
                terms,
                new CreditTerms(
                        CreditTerms.Funding.HOSPITAL_TRUST,
                        CreditTerms.Authority.OURS,
                        null,
                        null,
                        null,
                        true,
                        List.of()),
                new FlowTerms(
                        true,
                        true,
                        true,
                        Set.of(),
                        FlowTerms.ChargeArises.EXECUTION,
                        FlowTerms.Trigger.VISIT_END,
                        FlowTerms.Trigger.DISCHARGE,
                        FlowTerms.Deposit.WAIVED,
                        Duration.ZERO,
                        true),
                new RepaymentTerms(
                        new RepaymentTerms.Due.AfterEvent(
                                RepaymentTerms.Event.TREATMENT_ENDED, Duration.ofDays(3)),
                        null,
                        null),
                new FollowUpTerms(
                        List.of(), LocalTime.of(22, 0), LocalTime.of(8, 0), List.of(), List.of()),
                new FamilyTerms(sharing, Set.of(), 0, false, null, false, null),
                List.of(),
                new Provenance(Map.of()));
    }
}
