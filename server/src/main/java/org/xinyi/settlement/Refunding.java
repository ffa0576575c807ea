package org.xinyi.settlement;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.xinyi.insurance.Insurance;
import org.xinyi.insurance.Insurance.ReversalAnswer;
import org.xinyi.insurance.Split;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Pump;
import org.xinyi.kernel.SettlementId;
import org.xinyi.kernel.sql.Sql;

/// Carries refunds out: the insurer reverses the whole settlement and settles the rest again, then
/// the difference is posted. What is unanswered is asked for again under the same numbers.
@Component
class Refunding extends Pump {

    private static final int BATCH = 20;
    private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(2);
    private static final Duration AFTER_A_NO = Duration.ofMinutes(10);

    private final Sql sql;
    private final BusinessClock clock;
    private final Insurance insurance;
    private final Asking asking;
    private final RefundBook refunds;
    private final RestOfSettlement rests;
    private final PostingRefunds posting;

    Refunding(
            Sql sql,
            BusinessClock clock,
            Insurance insurance,
            Asking asking,
            RefundBook refunds,
            RestOfSettlement rests,
            PostingRefunds posting) {
        this.sql = sql;
        this.clock = clock;
        this.insurance = insurance;
        this.asking = asking;
        this.refunds = refunds;
        this.rests = rests;
        this.posting = posting;
    }

    @Override
    public int work() {
        return (int) refunds.takeOverdue(BATCH).stream().filter(this::carryOut).count();
    }

    /// Carries out refunds whose intents have been committed; what stays unanswered goes on in the
    /// background.
    void carryOutNow(List<SettlementId> wanted) {
        for (SettlementId one : wanted) {
            refunds.find(one)
                    .filter(refund -> refund.state() == Refund.State.WAITING)
                    .ifPresent(this::carryOut);
        }
    }

    /// Leaves refunds that the caller's transaction has requested to the background, at once.
    void carryOutSoon(List<SettlementId> requested) {
        for (SettlementId one : requested) {
            refunds.find(one).ifPresent(refund -> refunds.retryIn(Duration.ZERO, refund));
        }
        Sql.afterCommit(this::wake);
    }

    /// @return whether it has come to an end
    boolean carryOut(Refund refund) {
        return switch (insurance.reverse(List.of(refund.settlement())).getFirst()) {
            case ReversalAnswer.Reversed _ -> settleRest(refund);
            case ReversalAnswer.Refused _ -> {
                refuse(refund);
                yield true;
            }
            case ReversalAnswer.Unknown _ -> askAgain(refund, ASK_AGAIN_AFTER);
        };
    }

    private boolean settleRest(Refund refund) {
        Preparing.Prepared rest = rests.without(refund);
        if (rest.charges().isEmpty()) {
            post(refund, rest, new Split(Map.of()), "");
            return true;
        }
        return switch (asking.split(rest)) {
            case Insurance.Answer.Settled(var _, Split split, String reference) -> {
                post(refund, rest, split, reference);
                yield true;
            }
            case Insurance.Answer.Refused _ -> askAgain(refund, AFTER_A_NO);
            case Insurance.Answer.Unknown _ -> askAgain(refund, ASK_AGAIN_AFTER);
        };
    }

    private void refuse(Refund refund) {
        sql.inTransaction(
                () -> {
                    if (refunds.lockWaiting(refund)) {
                        refunds.end(refund, Refund.State.REFUSED, clock.now());
                    }
                });
    }

    /// Once: who waits at a counter, who asks again and the background may all get here.
    private void post(Refund refund, Preparing.Prepared rest, Split now, String reference) {
        sql.inTransaction(
                () -> {
                    if (!refunds.lockWaiting(refund)) {
                        return;
                    }
                    Instant at = clock.now();
                    posting.post(
                            refund,
                            rest.settlement(),
                            new PostingRefunds.Agreed(insurance.insurer(), now, reference),
                            at);
                    refunds.end(refund, Refund.State.POSTED, at);
                });
    }

    private boolean askAgain(Refund refund, Duration after) {
        refunds.retryIn(after, refund);
        return false;
    }
}
