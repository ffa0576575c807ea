package org.xinyi.delinquency;

import java.time.Instant;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.RefusedException;

/// A person lets a drafted rung run, or holds it back for a while.
@Component
class Releasing {

    private final BusinessClock clock;
    private final Drafts drafts;
    private final FollowUp followUp;
    private final Pauses pauses;

    Releasing(BusinessClock clock, Drafts drafts, FollowUp followUp, Pauses pauses) {
        this.clock = clock;
        this.drafts = drafts;
        this.followUp = followUp;
        this.pauses = pauses;
    }

    /// Carries the rung out if it is still due, in the caller's transaction.
    void release(long draft) {
        Drafts.Draft open = open(draft);
        drafts.end(draft, true, clock.now());
        if (!followUp.release(open.obligation(), open.rung(), clock.now())) {
            throw new RefusedException(new DelinquencyRefusal.DraftOutdated(draft));
        }
    }

    /// Holds it back until a moment; it is drafted again then.
    void dismiss(long draft, Instant until) {
        Drafts.Draft open = open(draft);
        drafts.end(draft, false, clock.now());
        pauses.begin(open.obligation(), PauseReason.REVIEW, until);
    }

    private Drafts.Draft open(long draft) {
        Drafts.Draft found =
                drafts.find(draft)
                        .filter(one -> Acting.current().sees(one.institution()))
                        .orElseThrow(
                                () ->
                                        new RefusedException(
                                                new DelinquencyRefusal.DraftUnknown(draft)));
        if (found.endedAt() != null) {
            throw new RefusedException(new DelinquencyRefusal.DraftOutdated(draft));
        }
        return found;
    }
}
