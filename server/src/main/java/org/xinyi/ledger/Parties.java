package org.xinyi.ledger;

import java.util.List;
import org.xinyi.kernel.PartyId;

/// The owners of books.
public interface Parties {

    enum Kind {
        INSTITUTION,
        INSURER,
        LENDER,
        CREDIT_INSURER,
        FISCAL_OFFICE,
        RELIEF_OFFICE
    }

    /// @param code unique within its kind
    record Party(PartyId id, Kind kind, String code, String name) {}

    /// The party of this kind and code, recorded on first use with the given name.
    ///
    /// @param id to use when it is new
    Party ensure(PartyId id, Kind kind, String code, String name);

    List<Party> all();
}
