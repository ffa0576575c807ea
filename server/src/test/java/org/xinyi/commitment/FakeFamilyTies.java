package org.xinyi.commitment;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.PatientId;
import org.xinyi.people.FamilyTies;

/// Family ties in memory.
@Component
class FakeFamilyTies implements FamilyTies {

    private final List<Tie> ties = new CopyOnWriteArrayList<>();

    void confirm(PatientId payer, Relation relation, PatientId beneficiary) {
        ties.add(
                new Tie(
                        ties.size(), payer, beneficiary, relation, Instant.EPOCH, null));
    }

    @Override
    public List<Tie> of(Collection<PatientId> people) {
        return ties.stream()
                .filter(
                        tie ->
                                people.contains(tie.payer()) || people.contains(tie.beneficiary()))
                .toList();
    }
}
