package org.xinyi.delinquency;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.TimedWork;
import org.xinyi.kernel.sql.Sql;

/// Ends what has lasted its time: effects of listings, and listings whose appeal nobody decided.
@Component
class Expiries implements TimedWork {

    private static final int PAGE = 500;

    private final Sql sql;
    private final ListingTable table;
    private final Listings listings;
    private final Appeals appeals;

    Expiries(Sql sql, ListingTable table, Listings listings, Appeals appeals) {
        this.sql = sql;
        this.table = table;
        this.listings = listings;
        this.appeals = appeals;
    }

    @Override
    public void run(Instant now) {
        int ended = PAGE;
        while (ended == PAGE) {
            ended = sql.inTransaction(() -> expire(now));
        }
        int lapsed = PAGE;
        while (lapsed == PAGE) {
            lapsed = sql.inTransaction(() -> lapse(now));
        }
    }

    private int expire(Instant now) {
        List<ListingTable.EffectRow> expired = table.expired(now, PAGE);
        listings.end(expired, EndReason.EXPIRED, now);
        return expired.size();
    }

    /// Silence counts for the person.
    private int lapse(Instant now) {
        List<Appeals.Appeal> lapsed = appeals.lapse(now, PAGE);
        List<ListingTable.EffectRow> effects = new ArrayList<>();
        lapsed.forEach(appeal -> effects.addAll(table.workingOf(appeal.listing())));
        listings.end(effects, EndReason.APPEAL_UNDECIDED, now);
        return lapsed.size();
    }
}
