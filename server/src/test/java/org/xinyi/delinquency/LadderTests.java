package org.xinyi.delinquency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xinyi.delinquency.Terms.DAY;

import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.xinyi.NastyDay;
import org.xinyi.kernel.Money;

/// Lianyungang's ladder, day by day. Treatment ends on 10 June 2020 at 10:00 in Lianyungang.
class LadderTests extends LadderScene {

    @Nested
    class OnTime {

        @Test
        void theReminderComesAfterMoreThanTwentyFourHoursAndNotAtTwentyFour() {
            // Day 0: nothing is due, and the ladder says when something will be.
            assertThat(step(ENDED)).isEqualTo(new Step.Wait("sms-24h", ENDED.plus(DAY).plus(TICK)));

            // Day 1, the same hour: 24 hours are over, and not more than 24 hours.
            assertThat(step(ENDED.plus(DAY))).isInstanceOf(Step.Wait.class);

            // A moment later it is more.
            assertThat(step(ENDED.plus(DAY).plus(TICK))).isEqualTo(new Step.Run("sms-24h", BILL));
        }

        @Test
        void theCallComesAfterSevenDaysFromTheTreatmentAndNotFromTheReminder() {
            // Day 1: the reminder is written.
            reminded(ENDED.plus(DAY).plus(TICK));

            // Day 7, the same hour: not yet.
            assertThat(step(at(7))).isEqualTo(new Step.Wait("call-7d", at(7).plus(TICK)));

            // A moment later somebody is to call.
            assertThat(step(at(7).plus(TICK))).isEqualTo(new Step.Run("call-7d", BILL));
        }

        @Test
        void nobodyIsListedWithoutACallHoweverLongNobodyCalls() {
            // Day 1: reminded. Day 7: the call is queued.
            reminded(at(1).plus(TICK));
            happened(at(7).plus(TICK), new Event.RungBegun("call-7d", 7));

            // Day 60: nobody has called. The list waits.
            assertThat(step(at(60))).isEqualTo(new Step.UnderWay("call-7d"));
        }

        @Test
        void theListingIsAnnouncedThreeDaysBeforeAndRunsAfterMoreThanThirtyDays() {
            // Day 1 reminded, day 8 called.
            reminded(at(1).plus(TICK));
            called(at(8), CallOutcome.REFUSES);

            // Day 27: the listing is announced for day 30.
            Instant announceAt = at(27).plus(TICK);
            assertThat(step(at(27))).isEqualTo(new Step.Wait("list-30d", announceAt));
            assertThat(step(announceAt))
                    .isEqualTo(new Step.Announce("list-30d", BILL, at(30).plus(TICK)));
            happened(announceAt, new Event.RungAnnounced("list-30d", 27, at(30).plus(TICK)));

            // Day 28: the carrier has delivered the announcement.
            happened(at(28), new Event.NoticeDelivered(27));

            // Day 30, the same hour: 30 days are over, and not more than 30 days.
            assertThat(step(at(30))).isInstanceOf(Step.Wait.class);

            // A moment later it is more.
            assertThat(step(at(30).plus(TICK))).isEqualTo(new Step.Run("list-30d", BILL));

            // Listed: the ladder has nothing left, whatever time goes by.
            carriedOut(at(30).plus(TICK), "list-30d");
            assertThat(step(at(300))).isEqualTo(new Step.NothingLeft());
        }
    }

    @Nested
    class AfterDowntime {

        @Test
        void whatIsStillTrueIsSentOnceAndNothingIsSkipped() {
            // Days 1 to 40: the server is down. Day 40: the reminder is written, not the list.
            assertThat(step(at(40))).isEqualTo(new Step.Run("sms-24h", BILL));
            reminded(at(40));

            // The call keeps its distance of a day from the reminder.
            assertThat(step(at(40))).isEqualTo(new Step.Wait("call-7d", at(41)));
            assertThat(step(at(41))).isEqualTo(new Step.Run("call-7d", BILL));
            called(at(41), CallOutcome.REFUSES);

            // The listing is announced at once and keeps three days from call and announcement.
            assertThat(step(at(41))).isEqualTo(new Step.Announce("list-30d", BILL, at(44)));
            happened(at(42), new Event.RungAnnounced("list-30d", 42, at(45)));
            happened(at(42), new Event.NoticeDelivered(42));
            assertThat(step(at(44))).isEqualTo(new Step.Wait("list-30d", at(45)));
            assertThat(step(at(45))).isEqualTo(new Step.Run("list-30d", BILL));
        }
    }

    @Nested
    class WhatStopsIt {

        /// In Kill Bill #2297 a part payment skips a warning.
        @Test
        @NastyDay(21)
        void aPartPaymentSkipsNoRungAndRepeatsNone() {
            // Day 1: reminded of 128.50. Day 3: 100.00 is paid.
            reminded(at(1).plus(TICK));
            facts = Terms.facts(ENDED, Money.parse("28.50"));

            // Day 7: the call is next, for what is left; no second reminder.
            assertThat(step(at(7).plus(TICK)))
                    .isEqualTo(new Step.Run("call-7d", Money.parse("28.50")));
        }

        @Test
        void nothingIsDoneAboutWhatIsPaid() {
            facts = Terms.facts(ENDED, Money.ZERO);
            assertThat(step(at(40))).isEqualTo(new Step.Paid());
        }

        @Test
        void aPauseHoldsEveryRungAndMovesNoClock() {
            // Day 5: the debtor promises to pay by day 10.
            reminded(at(1).plus(TICK));
            happened(at(5), new Event.PauseBegun(5, PauseReason.PROMISED, at(10)));

            // Day 8: the call would be due and is not made.
            assertThat(step(at(8)))
                    .isEqualTo(new Step.Paused("call-7d", PauseReason.PROMISED, at(10)));

            // Day 10: the promise was not kept; the call is due at once.
            assertThat(step(at(10))).isEqualTo(new Step.Run("call-7d", BILL));
        }

        @Test
        void nobodyIsListedInTheMomentAPauseEnds() {
            // Listed would be on day 30; a pause from day 29 to day 50 comes between.
            readyToList();
            happened(at(29), new Event.PauseBegun(29, PauseReason.AGREED, at(50)));
            assertThat(step(at(40))).isInstanceOf(Step.Paused.class);

            // Day 50: three days to pay begin.
            assertThat(step(at(50))).isEqualTo(new Step.Wait("list-30d", at(53)));
            assertThat(step(at(53))).isEqualTo(new Step.Run("list-30d", BILL));
        }

        @Test
        void aPauseEndedEarlyIsOver() {
            happened(at(0), new Event.PauseBegun(1, PauseReason.AGREED, at(60)));
            happened(at(2), new Event.PauseEnded(1));
            assertThat(step(at(2))).isEqualTo(new Step.Run("sms-24h", BILL));
        }

        /// In Affirm's case reminders ran over a dispute.
        @Test
        @NastyDay(17)
        void aDisputeFreezesItsPartAlone() {
            // Day 0: 100.00 of 128.50 is disputed; 28.50 is followed up.
            happened(at(0), new Event.DisputeOpened(3, Money.parse("100.00"), at(15)));
            assertThat(step(at(2))).isEqualTo(new Step.Run("sms-24h", Money.parse("28.50")));

            // The rest is disputed too: nothing is done, however long the hospital takes.
            happened(at(0), new Event.DisputeOpened(4, Money.parse("28.50"), at(16)));
            assertThat(step(at(2))).isEqualTo(new Step.Disputed("sms-24h", at(15)));
            assertThat(step(at(99))).isEqualTo(new Step.Disputed("sms-24h", at(15)));

            // Day 100: answered.
            happened(at(100), new Event.DisputeResolved(3, DisputeOutcome.REJECTED));
            happened(at(100), new Event.DisputeResolved(4, DisputeOutcome.WITHDRAWN));
            assertThat(step(at(100))).isEqualTo(new Step.Run("sms-24h", BILL));
        }

        /// The insurer is late, and the patient is not dunned for it.
        @Test
        @NastyDay(16)
        void nobodyIsRemindedWhileTheInsurerHasNotAnswered() {
            facts = new Followed(ENDED, at(3), BILL, Followed.Debtor.ADULT, true);
            assertThat(step(at(40))).isEqualTo(new Step.InsurerPending("sms-24h"));
            assertThat(position(at(40)).overdueAt()).isNull();
        }

        /// Death, unknown identity, minor.
        @Test
        @NastyDay(26)
        void theDeadAreLeftInPeaceAndMinorsAndStrangersAreNotListed() {
            readyToList();
            facts = with(new Followed.Debtor(true, true, false));
            assertThat(step(at(31))).isEqualTo(new Step.Minor("list-30d"));
            facts = with(new Followed.Debtor(false, false, false));
            assertThat(step(at(31))).isEqualTo(new Step.Unidentified("list-30d"));
            facts = with(new Followed.Debtor(false, true, true));
            assertThat(step(at(31))).isEqualTo(new Step.Deceased());
        }

        @Test
        void aMinorIsRemindedAndNotListed() {
            facts = with(new Followed.Debtor(true, true, false));
            assertThat(step(at(2))).isEqualTo(new Step.Run("sms-24h", BILL));
        }

        @Test
        void reliefIsLookedIntoBeforeAnybodyOnAssistanceIsListed() {
            happened(at(0), new Event.AssistanceNoted());
            readyToList();
            assertThat(step(at(31))).isEqualTo(new Step.ReliefFirst("list-30d"));
            happened(at(32), new Event.ReliefDecided(false));
            assertThat(step(at(32))).isEqualTo(new Step.Run("list-30d", BILL));
        }
    }

    @Nested
    class WhoeverWasNotTold {

        @Test
        void isNotListedWhileTheCarrierHasNotSaidThatItArrived() {
            reminded(at(1).plus(TICK));
            called(at(8), CallOutcome.UNREACHABLE);
            happened(at(27).plus(TICK), new Event.RungAnnounced("list-30d", 27, at(30)));
            assertThat(step(at(31))).isEqualTo(new Step.AwaitingDelivery("list-30d"));
            happened(at(31), new Event.NoticeFailed(27));
            assertThat(step(at(31))).isEqualTo(new Step.Unreachable("list-30d"));
        }

        @Test
        void countsAsToldWhenSpokenToSince() {
            history = History.NONE;
            carriedOutBySms(at(1).plus(TICK), 1);
            happened(at(2), new Event.NoticeFailed(1));
            called(at(8), CallOutcome.REFUSES);
            happened(at(27).plus(TICK), new Event.RungAnnounced("list-30d", 27, at(30)));
            happened(at(28), new Event.NoticeDelivered(27));
            assertThat(step(at(31))).isEqualTo(new Step.Run("list-30d", BILL));
        }

        @Test
        void isNotListedWhenTheNumberIsSomebodyElses() {
            readyToList();
            happened(at(29), new Event.CallMade(9, CallOutcome.WRONG_NUMBER, null));
            assertThat(step(at(31))).isEqualTo(new Step.Unreachable("list-30d"));
        }
    }

    @Test
    void theSameFactsGiveTheSameAnswerWhateverCameLater() {
        readyToList();
        History all = history.plus(at(31), new Event.PauseBegun(1, PauseReason.AGREED, at(50)));
        for (int day = 0; day <= 31; day++) {
            Instant asOf = at(day);
            assertThat(Ladder.at(TERMS, facts, all, asOf))
                    .isEqualTo(Ladder.at(TERMS, facts, all.until(asOf), asOf));
        }
    }

    @Test
    void whatIsNotPaidWhenItFallsDueIsNotedOnce() {
        // Due on day 3; on day 3 it is not late yet.
        assertThat(position(at(3)).isOverdueNow(at(3))).isFalse();
        assertThat(position(at(3).plus(TICK)).isOverdueNow(at(3).plus(TICK))).isTrue();
        happened(at(3).plus(TICK), new Event.OverdueNoted());
        assertThat(position(at(9)).overdueAt()).isNull();
    }
}
