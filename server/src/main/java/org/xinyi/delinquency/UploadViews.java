package org.xinyi.delinquency;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.access.Proposals;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PatientId;
import org.xinyi.people.Patients;
import org.xinyi.people.Person;

/// Uploads to lists as they are shown: who is to stand on which, on what evidence, and what the
/// city decided.
@Component
class UploadViews {

    /// What became of an upload.
    enum State {
        /// Nobody has decided.
        WAITING,
        TAKEN,
        REFUSED
    }

    /// @param proposal under which it is decided
    /// @param personName masked
    /// @param obligation absent on a white list
    /// @param evidenceHash SM3, hexadecimal
    /// @param uploader the name of who uploaded
    /// @param decider the name of who decided; absent while it waits
    /// @param answer what whoever decided said of it
    /// @param evidence base64; absent in a list
    record View(
            long upload,
            long proposal,
            @NotNull PatientId person,
            @NotNull String personName,
            @Nullable ObligationId obligation,
            @NotNull String scheme,
            @NotNull InstitutionId institution,
            @NotNull String reason,
            @NotNull String evidenceName,
            @NotNull String evidenceHash,
            @NotNull Instant at,
            @NotNull String uploader,
            @NotNull State state,
            @Nullable Instant decidedAt,
            @Nullable String decider,
            @Nullable String answer,
            @Nullable String evidence) {}

    private final UploadTable table;
    private final Proposals proposals;
    private final Patients patients;

    UploadViews(UploadTable table, Proposals proposals, Patients patients) {
        this.table = table;
        this.proposals = proposals;
        this.patients = patients;
    }

    List<View> of(List<UploadTable.Upload> uploads) {
        Map<Long, Proposals.Proposal> decided =
                proposals.find(uploads.stream().map(UploadTable.Upload::proposal).toList());
        Map<PatientId, Person> people =
                patients.find(uploads.stream().map(UploadTable.Upload::person).distinct().toList());
        return uploads.stream()
                .map(
                        one ->
                                view(
                                        one,
                                        people.get(one.person()),
                                        Objects.requireNonNull(decided.get(one.proposal())),
                                        null))
                .toList();
    }

    View withEvidence(UploadTable.Upload one) {
        return view(
                one,
                patients.find(List.of(one.person())).get(one.person()),
                Objects.requireNonNull(proposals.find(List.of(one.proposal())).get(one.proposal())),
                Base64.getEncoder().encodeToString(table.evidence(one.id())));
    }

    private static View view(
            UploadTable.Upload one,
            @Nullable Person person,
            Proposals.Proposal proposal,
            @Nullable String evidence) {
        return new View(
                one.id(),
                one.proposal(),
                one.person(),
                person == null ? "" : person.nameMasked(),
                one.obligation(),
                one.scheme(),
                one.institution(),
                one.reason(),
                one.evidenceName(),
                one.evidenceHash(),
                one.at(),
                proposal.proposer(),
                state(proposal.approved()),
                proposal.decidedAt(),
                proposal.decider(),
                proposal.reason(),
                evidence);
    }

    private static State state(@Nullable Boolean approved) {
        return approved == null ? State.WAITING : approved ? State.TAKEN : State.REFUSED;
    }
}
