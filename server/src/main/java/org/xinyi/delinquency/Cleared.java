package org.xinyi.delinquency;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Obligations;
import org.xinyi.kernel.ObligationId;

/// What follows when nothing is open of an obligation any more: nobody is called, and what payment
/// lifts is lifted.
@Component
class Cleared {

    private final Obligations obligations;
    private final Listings listings;
    private final CallTasks calls;
    private final Drafts drafts;

    Cleared(Obligations obligations, Listings listings, CallTasks calls, Drafts drafts) {
        this.obligations = obligations;
        this.listings = listings;
        this.calls = calls;
        this.drafts = drafts;
    }

    /// Looks which of these are cleared, in the caller's transaction.
    ///
    /// @return the cleared ones
    List<ObligationId> check(Collection<ObligationId> wanted, Instant at) {
        List<ObligationId> cleared = new ArrayList<>(wanted);
        cleared.removeAll(obligations.open(wanted).keySet());
        if (!cleared.isEmpty()) {
            listings.paid(cleared, at);
            calls.drop(cleared, at);
            drafts.withdraw(cleared, at);
        }
        return cleared;
    }
}
