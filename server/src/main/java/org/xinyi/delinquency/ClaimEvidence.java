package org.xinyi.delinquency;

import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Obligation;
import org.xinyi.credit.Obligations;
import org.xinyi.kernel.ObligationId;
import org.xinyi.scheme.Schemes;

/// Computes a claim's pack again from the obligation and the action log.
@Component
class ClaimEvidence {

    private final Obligations obligations;
    private final EventLog log;
    private final Schemes schemes;

    ClaimEvidence(Obligations obligations, EventLog log, Schemes schemes) {
        this.obligations = obligations;
        this.log = log;
        this.schemes = schemes;
    }

    EvidencePack of(ClaimTable.Row claim) {
        List<ObligationId> about = List.of(claim.obligation());
        Obligation obligation =
                Objects.requireNonNull(obligations.find(about).get(claim.obligation()));
        return EvidencePack.of(
                claim.number(),
                obligation,
                schemes.version(claim.pack()),
                log.of(about).getOrDefault(claim.obligation(), History.NONE),
                new EvidencePack.Claimed(
                        claim.layer(), claim.amount(), claim.base(), claim.madeAt()),
                claim.commitment());
    }
}
