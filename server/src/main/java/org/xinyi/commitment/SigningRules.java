package org.xinyi.commitment;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.Refusal;
import org.xinyi.people.PeopleRefusal;
import org.xinyi.people.Person;
import org.xinyi.scheme.CommitmentTerms;
import org.xinyi.scheme.CommitmentTerms.SignatureMode;
import org.xinyi.scheme.Pack;

/// Whether a signature under a form is accepted. All of it is plain facts; nothing is read here.
///
/// @param signed the commitment this form became already; null while unsigned
/// @param proxy who the relative is, masked; null when there is none, or none is known
record SigningRules(
        Signing signing,
        Pack pack,
        Commitments.@Nullable Commitment signed,
        @Nullable Person proxy,
        Relatives.Confirmed ties,
        Acting acting,
        Instant now) {

    Outcome<Signature> check(SigningCommitments.Given given) {
        Optional<Refusal> refusal =
                first(refusedByState(), refusedByTerms(given), refusedByProxy(given.proxy()));
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        return switch (SignatureImage.read(given.signature())) {
            case Outcome.Refused<SignatureImage>(Refusal unreadable) -> Outcome.refused(unreadable);
            case Outcome.Done<SignatureImage>(SignatureImage image) ->
                    doctor(given.doctor())
                            .map(
                                    doctor ->
                                            new Signature(
                                                    given.mode(),
                                                    image,
                                                    signer(given.proxy()),
                                                    doctor.orElse(null),
                                                    Actor.current(),
                                                    now,
                                                    pack.commitment().authorisesReporting()));
        };
    }

    static Refusal notOffered(SignatureMode mode, CommitmentTerms terms) {
        return new CommitmentRefusal.SignatureModeNotOffered(
                mode.name(), terms.signatureModes().stream().map(Enum::name).sorted().toList());
    }

    private Optional<Refusal> refusedByState() {
        if (signed != null) {
            return Optional.of(
                    new CommitmentRefusal.CommitmentAlreadySigned(signed.id(), signed.signedAt()));
        }
        if (!now.isBefore(signing.expiresAt())) {
            return Optional.of(new CommitmentRefusal.SigningExpired(signing.expiresAt()));
        }
        if (now.isBefore(signing.signableAt())) {
            return Optional.of(new CommitmentRefusal.ReadingTimeNotOver(signing.signableAt()));
        }
        return Optional.empty();
    }

    private Optional<Refusal> refusedByTerms(SigningCommitments.Given given) {
        CommitmentTerms terms = pack.commitment();
        if (!given.readToEnd()) {
            return Optional.of(new CommitmentRefusal.FormNotReadToEnd());
        }
        if (!terms.signatureModes().contains(given.mode())) {
            return Optional.of(notOffered(given.mode(), terms));
        }
        if (given.proxy() != null && !terms.proxyMaySign()) {
            return Optional.of(new CommitmentRefusal.ProxyNotAllowed(pack.ref().id()));
        }
        return terms.doctorSigns() && given.doctor() == null
                ? Optional.of(new CommitmentRefusal.DoctorSignatureMissing())
                : Optional.empty();
    }

    /// Under a hospital's eyes a relative may sign without an account: who it was is evidence. A
    /// tie that both have confirmed is needed where the scheme lends limits within families, and
    /// for whoever signs on a phone.
    private Optional<Refusal> refusedByProxy(SigningCommitments.@Nullable GivenProxy given) {
        PatientId self = acting.patient();
        if (self != null
                && !self.equals(signing.patient())
                && (given == null || !self.equals(given.patient()))) {
            return Optional.of(new CommitmentRefusal.ProxyNotNamed());
        }
        if (given == null) {
            return Optional.empty();
        }
        boolean tieNeeded = self != null || pack.family().sharing();
        if (tieNeeded && !ties.says(given.patient(), given.relation(), signing.patient())) {
            return Optional.of(
                    new CommitmentRefusal.FamilyTieNotConfirmed(
                            given.patient(), given.relation().name()));
        }
        return proxy == null || given.patient().equals(signing.patient())
                ? Optional.of(new PeopleRefusal.PatientUnknown(given.patient().value()))
                : Optional.empty();
    }

    /// Whether the caller may sign here at all: as the patient, as staff, or as family.
    boolean areOpen() {
        PatientId self = acting.patient();
        return signing.isOpenTo(acting) || (self != null && ties.connect(self, signing.patient()));
    }

    private Signature.@Nullable Proxy signer(SigningCommitments.@Nullable GivenProxy given) {
        return given == null || proxy == null
                ? null
                : new Signature.Proxy(
                        given.patient(),
                        given.relation(),
                        proxy.nameMasked() + " " + proxy.idNumberMasked());
    }

    private static Outcome<Optional<Signature.Doctor>> doctor(
            SigningCommitments.@Nullable GivenDoctor given) {
        return given == null
                ? Outcome.done(Optional.empty())
                : SignatureImage.read(given.signature())
                        .map(
                                image ->
                                        Optional.of(
                                                new Signature.Doctor(
                                                        given.code(),
                                                        given.name(),
                                                        image.base64())));
    }

    @SafeVarargs
    private static Optional<Refusal> first(Optional<Refusal>... refusals) {
        for (Optional<Refusal> refusal : refusals) {
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }
}
