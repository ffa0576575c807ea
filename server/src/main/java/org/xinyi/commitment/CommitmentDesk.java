package org.xinyi.commitment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.CommitmentId;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Results;
import org.xinyi.kernel.sql.Requests;
import org.xinyi.people.PeopleRefusal;

/// Opens, signs and shows for a caller: what was asked before is answered as before, what is
/// somebody else's is unknown.
@Component
class CommitmentDesk {

    private final OpeningForms opening;
    private final SigningCommitments signing;
    private final StoredCommitments commitments;
    private final Requests requests;

    CommitmentDesk(
            OpeningForms opening,
            SigningCommitments signing,
            StoredCommitments commitments,
            Requests requests) {
        this.opening = opening;
        this.signing = signing;
        this.commitments = commitments;
        this.requests = requests;
    }

    OpenedForm open(String key, OpeningForms.Wanted wanted) {
        CommitmentId opened =
                once(
                        CommitmentOperation.OPEN,
                        key,
                        wanted,
                        CommitmentId.class,
                        one -> opening.open(List.of(one)).getFirst().orThrow());
        return Objects.requireNonNull(opening.forms(List.of(opened)).get(opened));
    }

    Results<OpenedForm> openAll(String key, List<OpeningForms.Wanted> wanted) {
        Results<CommitmentId> opened =
                onceForAll(CommitmentOperation.OPEN_LIST, key, wanted, opening::open);
        return told(opened, opening.forms(done(opened)));
    }

    StoredCommitments.Filed sign(String key, SigningCommitments.Given given) {
        CommitmentId signed =
                once(
                        CommitmentOperation.SIGN,
                        key,
                        given,
                        CommitmentId.class,
                        one -> signing.sign(List.of(one)).getFirst().orThrow());
        return Objects.requireNonNull(commitments.filed(List.of(signed)).get(signed));
    }

    Results<CommitmentView> signAll(String key, List<SigningCommitments.Given> given) {
        Results<CommitmentId> signed =
                onceForAll(CommitmentOperation.SIGN_LIST, key, given, signing::sign);
        Map<CommitmentId, CommitmentView> views = new HashMap<>();
        commitments
                .filed(done(signed))
                .forEach((id, filed) -> views.put(id, CommitmentView.of(filed)));
        return told(signed, views);
    }

    /// @throws RefusedException when there is none with this number for the caller
    StoredCommitments.Filed find(CommitmentId commitment) {
        StoredCommitments.Filed found = commitments.filed(List.of(commitment)).get(commitment);
        if (found == null || !found.isOpenTo(Acting.current())) {
            throw new RefusedException(new CommitmentRefusal.CommitmentUnknown(commitment.value()));
        }
        return found;
    }

    /// What the patient has signed, as far as the caller may see it.
    List<StoredCommitments.Filed> of(PatientId patient) {
        Acting acting = Acting.current();
        PatientId self = acting.patient();
        if (self != null && !self.equals(patient)) {
            throw new RefusedException(new PeopleRefusal.PatientUnknown(patient.value()));
        }
        return commitments.of(patient).stream().filter(filed -> filed.isOpenTo(acting)).toList();
    }

    private <C, A> A once(
            CommitmentOperation operation,
            String key,
            C content,
            Class<A> type,
            Function<C, A> work) {
        return requests.once(
                new Requests.Request<>(Acting.current().client(), operation, key, content),
                type,
                work);
    }

    private <C> Results<CommitmentId> onceForAll(
            CommitmentOperation operation,
            String key,
            List<C> items,
            Function<List<C>, List<Outcome<CommitmentId>>> work) {
        Requests.Form<List<C>, Results<CommitmentId>> form = requests.resultsOf(CommitmentId.class);
        return requests.answer(
                        List.of(
                                new Requests.Request<>(
                                        Acting.current().client(), operation, key, items)),
                        form,
                        fresh -> List.of(Results.of(work.apply(fresh.getFirst().content()))))
                .getFirst()
                .orThrow();
    }

    private static List<CommitmentId> done(Results<CommitmentId> numbers) {
        return numbers.results().stream()
                .map(Results.Result::done)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static <T> Results<T> told(Results<CommitmentId> numbers, Map<CommitmentId, T> views) {
        return new Results<>(
                numbers.results().stream()
                        .map(
                                result ->
                                        new Results.Result<>(
                                                result.done() == null
                                                        ? null
                                                        : views.get(result.done()),
                                                result.problem()))
                        .toList());
    }
}
