package org.xinyi.commitment;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.CommitmentId;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.PatientId;
import org.xinyi.people.Patients;
import org.xinyi.people.PeopleRefusal;
import org.xinyi.people.Person;
import org.xinyi.scheme.CommitmentTerms;
import org.xinyi.scheme.CommitmentTerms.SignatureMode;
import org.xinyi.scheme.EntryRules;
import org.xinyi.scheme.EntryTerms.Door;
import org.xinyi.scheme.Pack;
import org.xinyi.scheme.Schemes;

/// Opens forms to be read and signed. Whether the patient may enter the scheme is not decided
/// here.
@Component
class OpeningForms {

    /// @param door as the caller says; null: nothing was said
    /// @param device the kiosk or tablet, as its hospital calls it
    record Wanted(
            PatientId patient,
            String scheme,
            SignatureMode mode,
            @Nullable Door door,
            boolean staffAssisted,
            @Nullable String device) {}

    private final Signings signings;
    private final StoredCommitments commitments;
    private final Patients patients;
    private final Relatives relatives;
    private final Schemes schemes;
    private final Doors doors;
    private final IdSource ids;
    private final BusinessClock clock;

    OpeningForms(
            Signings signings,
            StoredCommitments commitments,
            Patients patients,
            Relatives relatives,
            Schemes schemes,
            Doors doors,
            IdSource ids,
            BusinessClock clock) {
        this.signings = signings;
        this.commitments = commitments;
        this.patients = patients;
        this.relatives = relatives;
        this.schemes = schemes;
        this.doors = doors;
        this.ids = ids;
        this.clock = clock;
    }

    /// In the caller's transaction; answers in list order.
    List<Outcome<CommitmentId>> open(List<Wanted> wanted) {
        Map<PatientId, Person> people = find(wanted.stream().map(Wanted::patient).toList());
        Map<String, Optional<Pack>> packs = new HashMap<>();
        List<Signing> opened = new ArrayList<>();
        List<Outcome<CommitmentId>> outcomes = new ArrayList<>();
        for (Wanted one : wanted) {
            Optional<Pack> pack =
                    packs.computeIfAbsent(
                            one.scheme, scheme -> schemes.active(scheme, clock.today()));
            Outcome<Signing> signing = open(one, people.get(one.patient), pack.orElse(null));
            if (signing instanceof Outcome.Done<Signing>(Signing value)) {
                opened.add(value);
            }
            outcomes.add(signing.map(Signing::id));
        }
        signings.add(opened);
        return outcomes;
    }

    /// The forms as they are shown now.
    Map<CommitmentId, OpenedForm> forms(List<CommitmentId> opened) {
        Map<CommitmentId, Signing> found = signings.find(opened);
        Map<PatientId, Person> people =
                find(found.values().stream().map(Signing::patient).toList());
        boolean launched = doors.isLaunched();
        Map<CommitmentId, OpenedForm> forms = new HashMap<>();
        found.values().stream()
                .collect(Collectors.groupingBy(Signing::pack))
                .forEach(
                        (ref, group) -> {
                            Pack pack = schemes.version(ref);
                            var inForce =
                                    commitments.inForce(
                                            group.stream().map(Signing::patient).toList(),
                                            ref.id());
                            for (Signing signing : group) {
                                var binding = inForce.get(signing.patient());
                                forms.put(
                                        signing.id(),
                                        OpenedForm.of(
                                                signing,
                                                pack,
                                                Objects.requireNonNull(
                                                        people.get(signing.patient())),
                                                launched,
                                                binding == null ? null : binding.id()));
                            }
                        });
        return forms;
    }

    private Outcome<Signing> open(Wanted wanted, @Nullable Person patient, @Nullable Pack pack) {
        if (patient == null || !mayOpenFor(wanted.patient)) {
            return Outcome.refused(new PeopleRefusal.PatientUnknown(wanted.patient.value()));
        }
        if (pack == null) {
            return Outcome.refused(new CommitmentRefusal.SchemeNotActive(wanted.scheme));
        }
        Door door = doors.of(wanted.door, wanted.mode);
        if (!EntryRules.opensFrom(pack, door).outcome()) {
            return Outcome.refused(notOpenedHere(pack, door));
        }
        CommitmentTerms terms = pack.commitment();
        if (!terms.signatureModes().contains(wanted.mode)) {
            return Outcome.refused(SigningRules.notOffered(wanted.mode, terms));
        }
        if (isRelative(wanted.patient) && !terms.proxyMaySign()) {
            return Outcome.refused(new CommitmentRefusal.ProxyNotAllowed(wanted.scheme));
        }
        return Outcome.done(signing(wanted, door, patient, pack));
    }

    private Signing signing(Wanted wanted, Door door, Person patient, Pack pack) {
        Instant now = clock.now().truncatedTo(ChronoUnit.MICROS);
        Document document = Document.of(pack.commitment(), patient);
        return new Signing(
                new CommitmentId(ids.next()),
                wanted.patient,
                pack.ref(),
                wanted.mode,
                door,
                wanted.staffAssisted,
                wanted.device,
                Actor.current(),
                now,
                now.plusSeconds(pack.commitment().dwellSeconds()),
                now.plus(Signing.VALID),
                document,
                document.hash());
    }

    private static CommitmentRefusal notOpenedHere(Pack pack, Door door) {
        return new CommitmentRefusal.DoorNotOffered(
                pack.ref().id(),
                door.name(),
                pack.entry().doors().stream().map(Enum::name).sorted().toList());
    }

    /// Patients open for themselves and for whom they are confirmed family of; staff for
    /// anybody.
    private boolean mayOpenFor(PatientId patient) {
        PatientId self = Acting.current().patient();
        return self == null || self.equals(patient) || relatives.areTied(self, patient);
    }

    private static boolean isRelative(PatientId patient) {
        PatientId self = Acting.current().patient();
        return self != null && !self.equals(patient);
    }

    private Map<PatientId, Person> find(List<PatientId> wanted) {
        return patients.find(
                wanted.stream()
                        .collect(Collectors.toMap(Function.identity(), one -> one, (one, _) -> one))
                        .keySet());
    }
}
