package org.xinyi.delinquency;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.RefusedException;
import org.xinyi.scheme.FollowUpTerms.Action;

/// A person lets a drafted rung run, or holds it back for a while.
@Component
class Releasing {

    private final BusinessClock clock;
    private final Drafts drafts;
    private final FollowUp followUp;
    private final Pauses pauses;
    private final Cases cases;

    Releasing(BusinessClock clock, Drafts drafts, FollowUp followUp, Pauses pauses, Cases cases) {
        this.clock = clock;
        this.drafts = drafts;
        this.followUp = followUp;
        this.pauses = pauses;
        this.cases = cases;
    }

    /// Carries the rung out if it is still due, in the caller's transaction. A list that hospitals
    /// upload to is not released without evidence.
    void release(long draft) {
        Drafts.Draft open = open(draft);
        boolean byUpload =
                cases.gather(List.of(open.obligation())).values().stream()
                        .anyMatch(
                                one -> Uploads.waitsFor(one.pack(), Action.valueOf(open.action())));
        if (byUpload) {
            throw new RefusedException(new DelinquencyRefusal.EvidenceNeeded(draft));
        }
        carryOut(open);
    }

    /// The evidence was uploaded, and the city has decided: carries the rung out if it is still
    /// due, in the caller's transaction.
    void uploaded(long draft) {
        carryOut(open(draft));
    }

    private void carryOut(Drafts.Draft open) {
        long draft = open.id();
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
