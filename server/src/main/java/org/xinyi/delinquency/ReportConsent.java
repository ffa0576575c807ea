package org.xinyi.delinquency;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.commitment.Commitments;
import org.xinyi.credit.Obligation;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PatientId;

/// Who has agreed that the credit platform is told: the debtor's own commitment counts, or the
/// patient's when the debtor signed it.
@Component
class ReportConsent {

    private final Commitments commitments;

    ReportConsent(Commitments commitments) {
        this.commitments = commitments;
    }

    /// Those among these bills of schemes whose debtor agreed. Each scheme is asked once.
    Set<ObligationId> of(Collection<Obligation> bills) {
        Map<String, Set<PatientId>> people = new HashMap<>();
        for (Obligation one : bills) {
            people.computeIfAbsent(scheme(one), _ -> new HashSet<>())
                    .addAll(List.of(one.debtor(), one.patient()));
        }
        Map<String, Map<PatientId, Commitments.Commitment>> found = new HashMap<>();
        people.forEach(
                (scheme, of) -> found.put(scheme, commitments.inForce(List.copyOf(of), scheme)));
        return bills.stream()
                .filter(one -> isGiven(one, found.getOrDefault(scheme(one), Map.of())))
                .map(Obligation::id)
                .collect(Collectors.toSet());
    }

    private static boolean isGiven(Obligation bill, Map<PatientId, Commitments.Commitment> found) {
        PatientId debtor = bill.debtor();
        Commitments.Commitment signedFor = found.get(bill.patient());
        return authorises(found.get(debtor))
                || (signedFor != null && debtor.equals(signedFor.proxy()) && authorises(signedFor));
    }

    private static String scheme(Obligation bill) {
        return Objects.requireNonNull(bill.pack()).id();
    }

    private static boolean authorises(Commitments.@Nullable Commitment commitment) {
        return commitment != null && commitment.authorisesReporting();
    }
}
