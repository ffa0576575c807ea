package org.xinyi.delinquency;

import java.time.Instant;
import org.xinyi.credit.Obligation;
import org.xinyi.kernel.ObligationId;
import org.xinyi.scheme.Pack;

/// An obligation with all that its ladder needs.
record Case(Obligation obligation, Pack pack, Followed facts, History history) {

    ObligationId id() {
        return obligation.id();
    }

    Position at(Instant asOf) {
        return Ladder.at(pack.followUp(), facts, history, asOf);
    }

    Case plus(Instant at, Event event) {
        return new Case(obligation, pack, facts, history.plus(at, event));
    }
}
