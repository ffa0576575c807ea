package org.xinyi.insurance;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.xinyi.kernel.City;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.Region;
import org.xinyi.ledger.Parties;

/// The insurer of each city in its books: one fund per pooling region.
@Component
class InsurerParty {

    private final Parties parties;
    private final IdSource ids;
    private final Region region;
    private final Map<City, PartyId> known = new ConcurrentHashMap<>();

    InsurerParty(Parties parties, IdSource ids, Region region) {
        this.parties = parties;
        this.ids = ids;
        this.region = region;
    }

    /// The insurer of the current city. Kept in memory only once it is certain to stand in the
    /// books: a transaction of the caller may still be undone.
    PartyId id() {
        PartyId id = known.get(City.current());
        if (id != null) {
            return id;
        }
        PartyId found = ensured();
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            known.put(City.current(), found);
        }
        return found;
    }

    private PartyId ensured() {
        return parties.ensure(
                        new PartyId(ids.next()),
                        Parties.Kind.INSURER,
                        region.code(),
                        "医疗保障 " + region.code())
                .id();
    }
}
