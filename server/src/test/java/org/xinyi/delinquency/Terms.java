package org.xinyi.delinquency;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Money;
import org.xinyi.scheme.CommitmentTerms;
import org.xinyi.scheme.CreditTerms;
import org.xinyi.scheme.FamilyTerms;
import org.xinyi.scheme.FlowTerms;
import org.xinyi.scheme.FollowUpTerms;
import org.xinyi.scheme.FollowUpTerms.Action;
import org.xinyi.scheme.FollowUpTerms.Clock;
import org.xinyi.scheme.FollowUpTerms.Counter;
import org.xinyi.scheme.FollowUpTerms.Effect;
import org.xinyi.scheme.FollowUpTerms.Penalty;
import org.xinyi.scheme.FollowUpTerms.Rung;
import org.xinyi.scheme.LossLayer;
import org.xinyi.scheme.Pack;
import org.xinyi.scheme.PackRef;
import org.xinyi.scheme.Provenance;
import org.xinyi.scheme.RepaymentTerms;

/// Terms of packs as the tests of rules need them.
final class Terms {

    static final Duration DAY = Duration.ofDays(1);

    private static final Pack.Text TEXT = new Pack.Text("字", "text");

    private Terms() {}

    /// Lianyungang's ladder: more than 24 hours SMS, more than 7 days call, more than 30 days list,
    /// all from the end of treatment.
    static FollowUpTerms lianyungang() {
        return new FollowUpTerms(
                List.of(
                        rung("sms-24h", Action.SMS, DAY, Duration.ZERO),
                        rung("call-7d", Action.CALL, DAY.multipliedBy(7), DAY),
                        rung("list-30d", Action.LIST, DAY.multipliedBy(30), DAY.multipliedBy(3))),
                LocalTime.of(21, 0),
                LocalTime.of(8, 0),
                List.of(),
                List.of(
                        penalty("list-30d", Effect.CITY_LIST, null, true),
                        penalty("list-30d", Effect.CREDIT_SUSPENDED, 180, false)));
    }

    static Rung rung(String id, Action action, Duration after, Duration spacing) {
        return new Rung(id, action, Clock.TREATMENT_ENDED, after, spacing);
    }

    static Penalty penalty(String cause, Effect effect, @Nullable Integer days, boolean payable) {
        return new Penalty(
                cause, effect, days == null ? null : Duration.ofDays(days), payable, TEXT);
    }

    static FollowUpTerms with(List<Rung> rungs, List<Counter> counters, List<Penalty> penalties) {
        return new FollowUpTerms(
                rungs, LocalTime.of(21, 0), LocalTime.of(8, 0), counters, penalties);
    }

    static Pack pack(FollowUpTerms followUp, List<LossLayer> layers) {
        return new Pack(
                new PackRef("S04", 1),
                "0".repeat(64),
                LocalDate.of(2020, 1, 1),
                TEXT,
                List.of(),
                new CommitmentTerms(TEXT, List.of(), Set.of(), Set.of(), 0, true, false, true),
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
                        DAY,
                        true),
                new RepaymentTerms(
                        new RepaymentTerms.Due.AfterEvent(
                                RepaymentTerms.Event.TREATMENT_ENDED, DAY.multipliedBy(3)),
                        null,
                        null),
                followUp,
                new FamilyTerms(false, Set.of(), 0, false, null, false, null),
                layers,
                new Provenance(
                        Map.of(
                                "follow_up.rungs.list-30d.action",
                                new Provenance.Origin.Source("001:L46"))));
    }

    static LossLayer layer(
            String id, LossLayer.Bearer bearer, String percent, @Nullable Money cap) {
        return new LossLayer(
                id,
                bearer,
                new BigDecimal(percent),
                cap,
                DAY.multipliedBy(180),
                false,
                new BigDecimal(percent));
    }

    static Followed facts(Instant treatmentEnded, Money open) {
        return new Followed(
                treatmentEnded,
                treatmentEnded.plus(DAY.multipliedBy(3)),
                open,
                Followed.Debtor.ADULT,
                false);
    }
}
