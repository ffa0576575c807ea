package org.xinyi.delinquency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xinyi.kernel.Money;
import org.xinyi.scheme.FollowUpTerms.Effect;
import org.xinyi.scheme.PackRef;

class EventLogTests {

    private static final Instant AT = Instant.parse("2020-06-10T02:00:00.000001Z");

    @Test
    void everyEventIsReadAsItWasWritten() {
        List<Event> events =
                List.of(
                        new Event.RungBegun("call-7d", 12),
                        new Event.RungAnnounced("list-30d", 13, AT),
                        new Event.RungCarriedOut("sms-24h", new PackRef("S04", 1), 14L),
                        new Event.RungCarriedOut("list-30d", new PackRef("S04", 1), null),
                        new Event.CallMade(12, CallOutcome.PROMISED, NonPaymentReason.FORGOT),
                        new Event.CallMade(12, CallOutcome.UNREACHABLE, null),
                        new Event.PauseBegun(1, PauseReason.HARDSHIP, AT),
                        new Event.PauseEnded(1),
                        new Event.DisputeOpened(2, Money.parse("12.30"), AT),
                        new Event.DisputeResolved(2, DisputeOutcome.UPHELD),
                        new Event.OverdueNoted(),
                        new Event.AssistanceNoted(),
                        new Event.ReliefDecided(true),
                        new Event.ListingMade(
                                3,
                                new PackRef("S04", 1),
                                "list-30d",
                                List.of(
                                        new Event.Imposed(Effect.CITY_LIST, null, true),
                                        new Event.Imposed(Effect.CREDIT_SUSPENDED, AT, false))),
                        new Event.EffectEnded(3, Effect.CITY_LIST, EndReason.PAID),
                        new Event.EffectShortened(3, Effect.CREDIT_SUSPENDED, AT));
        for (Event event : events) {
            assertThat(EventLog.read(event.kind(), EventLog.write(event))).isEqualTo(event);
        }
    }

    @Test
    void whatTheCarrierSaidIsReadFromTheLogOfMessages() {
        assertThat(EventLog.read("notice.delivered", "{\"notice\":5,\"template\":\"REMINDER\"}"))
                .isEqualTo(new Event.NoticeDelivered(5));
        assertThat(
                        EventLog.read(
                                "notice.failed",
                                "{\"notice\":5,\"template\":\"REMINDER\",\"reason\":\"NO_PHONE\"}"))
                .isEqualTo(new Event.NoticeFailed(5));
    }

    @Test
    void theLogHoldsNothingButIdsCodesAmountsAndTimes() {
        assertThat(EventLog.write(new Event.DisputeOpened(2, Money.parse("12.30"), AT)))
                .isEqualTo(
                        "{\"dispute\":2,\"amount\":\"12.30\","
                                + "\"decideBy\":\"2020-06-10T02:00:00.000001Z\"}");
    }
}
