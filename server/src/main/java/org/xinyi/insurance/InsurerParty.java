package org.xinyi.insurance;

import java.util.Map;
import java.util.Set;
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

    private static final int PROVINCE_DIGITS = 2;
    private static final int CITY_DIGITS = 4;

    /// Beijing, Tianjin, Shanghai, Chongqing.
    private static final Set<String> MUNICIPALITIES = Set.of("11", "12", "31", "50");

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

    /// How near to this city a place of insurance is, both as in GB/T 2260: two digits for the
    /// province, two for the city. A municipality is province and city at once; where the
    /// insurer names no place, it speaks of its own.
    Coverage.Reach reach(String insuredIn) {
        String here = region.code();
        if (insuredIn.length() < CITY_DIGITS || here.length() < CITY_DIGITS) {
            return Coverage.Reach.CITY;
        }
        String province = here.substring(0, PROVINCE_DIGITS);
        if (!insuredIn.startsWith(province)) {
            return Coverage.Reach.ELSEWHERE;
        }
        boolean sameCity = insuredIn.startsWith(here.substring(0, CITY_DIGITS));
        return sameCity || MUNICIPALITIES.contains(province)
                ? Coverage.Reach.CITY
                : Coverage.Reach.PROVINCE;
    }
}
