package org.xinyi.delinquency;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xinyi.credit.Obligation;
import org.xinyi.kernel.CommitmentId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.crypto.Sm3;
import org.xinyi.scheme.Pack;

/// What shows that a debt was asked for and not paid: facts, and what was done about it, line by
/// line. Ids, codes, amounts, times and hashes; no person, no item, no diagnosis.
record EvidencePack(List<String> lines) {

    EvidencePack {
        lines = List.copyOf(lines);
    }

    /// @param commitment the promise in force when the claim was made; null: revoked
    static EvidencePack of(
            String number,
            Obligation obligation,
            Pack pack,
            History history,
            Claimed claimed,
            @Nullable CommitmentId commitment) {
        List<String> lines = new ArrayList<>();
        lines.add("claim=" + number);
        lines.add("layer=" + claimed.layer + " amount=" + claimed.amount);
        lines.add("base=" + claimed.base);
        lines.add("obligation=" + obligation.id().value());
        lines.add("institution=" + obligation.institution().value());
        lines.add("pack=" + pack.ref() + " " + pack.hash());
        lines.add("commitment=" + (commitment == null ? "-" : commitment.value()));
        lines.add("drawn=" + obligation.amount() + " at=" + obligation.createdAt());
        lines.add("treatmentEnded=" + obligation.treatmentEndedAt());
        lines.add("due=" + obligation.dueAt());
        for (Logged one : history.before(claimed.at).events()) {
            lines.add(one.at() + " " + one.event().kind() + " " + EventLog.write(one.event()));
        }
        return new EvidencePack(lines);
    }

    /// @param base what the layer's share was taken of
    record Claimed(String layer, Money amount, Money base, Instant at) {}

    byte[] hash() {
        return Sm3.of(String.join("\n", lines));
    }
}
