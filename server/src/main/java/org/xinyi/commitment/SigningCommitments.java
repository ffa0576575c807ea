package org.xinyi.commitment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.commitment.SignedForms.SignedForm;
import org.xinyi.kernel.CommitmentId;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.PatientId;
import org.xinyi.people.FamilyTies.Relation;
import org.xinyi.scheme.CommitmentTerms.SignatureMode;

/// Turns opened forms into commitments. A patient is bound once per scheme: whoever signs a second
/// form gets the commitment that is in force.
@Component
class SigningCommitments {

    /// @param signature base64 of a PNG picture or of SVG strokes
    record Given(
            CommitmentId commitment,
            SignatureMode mode,
            String signature,
            boolean readToEnd,
            @Nullable GivenProxy proxy,
            @Nullable GivenDoctor doctor) {}

    /// @param relation what the relative is to the patient
    record GivenProxy(PatientId patient, Relation relation) {}

    /// @param code the hospital's own number of the doctor
    record GivenDoctor(String code, String name, String signature) {}

    private final CheckingSignatures checking;
    private final SignedForms signedForms;
    private final StoredCommitments commitments;
    private final CommitmentNews news;

    SigningCommitments(
            CheckingSignatures checking,
            SignedForms signedForms,
            StoredCommitments commitments,
            CommitmentNews news) {
        this.checking = checking;
        this.signedForms = signedForms;
        this.commitments = commitments;
        this.news = news;
    }

    /// In the caller's transaction; answers the commitment that binds the patient, in list order.
    List<Outcome<CommitmentId>> sign(List<Given> given) {
        List<Outcome<SignedForm>> checked = checking.check(given);
        List<SignedForm> accepted = new ArrayList<>();
        for (Outcome<SignedForm> outcome : checked) {
            if (outcome instanceof Outcome.Done<SignedForm>(SignedForm form)) {
                accepted.add(form);
            }
        }
        Map<CommitmentId, CommitmentId> binding = bind(accepted);
        return checked.stream()
                .map(
                        outcome ->
                                outcome.map(
                                        form ->
                                                Objects.requireNonNull(
                                                        binding.get(form.signing().id()))))
                .toList();
    }

    /// @return by form, the commitment that binds the patient now
    private Map<CommitmentId, CommitmentId> bind(List<SignedForm> accepted) {
        Map<CommitmentId, CommitmentId> binding =
                commitments.bind(accepted.stream().map(SignedForm::signing).toList());
        Set<CommitmentId> left = new HashSet<>(binding.values());
        List<SignedForm> signed =
                accepted.stream().filter(form -> left.remove(form.signing().id())).toList();
        signedForms.add(signed);
        news.signed(signed);
        return binding;
    }
}
