package org.xinyi.delinquency;

import static org.xinyi.delinquency.Terms.DAY;

import java.time.Duration;
import java.time.Instant;
import org.xinyi.kernel.Money;
import org.xinyi.scheme.FollowUpTerms;
import org.xinyi.scheme.PackRef;

/// One bill on Lianyungang's ladder, and what happens to it.
abstract class LadderScene {

    static final Instant ENDED = Instant.parse("2020-06-10T02:00:00Z");
    static final Money BILL = Money.parse("128.50");
    static final Duration TICK = Duration.ofNanos(1_000);
    static final PackRef PACK = new PackRef("S04", 1);
    static final FollowUpTerms TERMS = Terms.lianyungang();

    Followed facts = Terms.facts(ENDED, BILL);
    History history = History.NONE;

    void readyToList() {
        reminded(at(1).plus(TICK));
        called(at(8), CallOutcome.REFUSES);
        happened(at(27).plus(TICK), new Event.RungAnnounced("list-30d", 27, at(30).plus(TICK)));
        happened(at(28), new Event.NoticeDelivered(27));
    }

    void reminded(Instant at) {
        carriedOutBySms(at, 1);
        happened(at.plus(TICK), new Event.NoticeDelivered(1));
    }

    void carriedOutBySms(Instant at, long notice) {
        happened(at, new Event.RungCarriedOut("sms-24h", PACK, notice));
    }

    void called(Instant at, CallOutcome outcome) {
        happened(at, new Event.CallMade(7, outcome, null));
        carriedOut(at, "call-7d");
    }

    void carriedOut(Instant at, String rung) {
        happened(at, new Event.RungCarriedOut(rung, PACK, null));
    }

    void happened(Instant at, Event event) {
        history = history.plus(at, event);
    }

    Followed with(Followed.Debtor debtor) {
        return new Followed(ENDED, at(3), BILL, debtor, false);
    }

    Step step(Instant asOf) {
        return position(asOf).step();
    }

    Position position(Instant asOf) {
        return Ladder.at(TERMS, facts, history, asOf);
    }

    static Instant at(int day) {
        return ENDED.plus(DAY.multipliedBy(day));
    }
}
