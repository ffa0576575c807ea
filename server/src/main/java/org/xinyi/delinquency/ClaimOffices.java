package org.xinyi.delinquency;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.PartyId;
import org.xinyi.scheme.LossLayer;

/// The offices that claims can be sent to. A layer whose bearer has none is borne by nobody
/// else: it stays with the owner until one is connected.
@Component
class ClaimOffices {

    private final Map<LossLayer.Bearer, ClaimOffice> byBearer =
            new EnumMap<>(LossLayer.Bearer.class);

    ClaimOffices(List<ClaimOffice> offices) {
        offices.forEach(office -> byBearer.put(office.bearer(), office));
    }

    List<ClaimOffice> all() {
        return List.copyOf(byBearer.values());
    }

    Optional<ClaimOffice> find(LossLayer.Bearer bearer) {
        return Optional.ofNullable(byBearer.get(bearer));
    }

    /// Its owner in the books, recorded on first use.
    static PartyId party(ClaimOffice office, Books books) {
        return books.party(office.partyKind(), office.partyCode(), office.partyName());
    }
}
