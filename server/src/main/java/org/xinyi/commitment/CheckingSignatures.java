package org.xinyi.commitment;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.xinyi.commitment.SignedForms.SignedForm;
import org.xinyi.commitment.SigningCommitments.Given;
import org.xinyi.commitment.SigningCommitments.GivenProxy;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.CommitmentId;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.PatientId;
import org.xinyi.people.Patients;
import org.xinyi.people.Person;
import org.xinyi.scheme.Schemes;

/// Gathers what the rules need for a list of signatures, and applies them to each.
@Component
class CheckingSignatures {

    private final Signings signings;
    private final StoredCommitments commitments;
    private final Patients patients;
    private final Relatives relatives;
    private final Schemes schemes;
    private final BusinessClock clock;

    CheckingSignatures(
            Signings signings,
            StoredCommitments commitments,
            Patients patients,
            Relatives relatives,
            Schemes schemes,
            BusinessClock clock) {
        this.signings = signings;
        this.commitments = commitments;
        this.patients = patients;
        this.relatives = relatives;
        this.schemes = schemes;
        this.clock = clock;
    }

    private record Gathered(
            Map<CommitmentId, Signing> forms,
            Map<CommitmentId, StoredCommitments.Filed> signed,
            Map<PatientId, Person> proxies,
            Relatives.Confirmed ties,
            Instant now) {}

    List<Outcome<SignedForm>> check(List<Given> given) {
        Set<CommitmentId> wanted =
                given.stream().map(Given::commitment).collect(Collectors.toSet());
        Set<PatientId> proxies =
                given.stream()
                        .flatMap(one -> Stream.ofNullable(one.proxy()))
                        .map(GivenProxy::patient)
                        .collect(Collectors.toSet());
        Gathered gathered =
                new Gathered(
                        signings.find(wanted),
                        commitments.filed(wanted),
                        patients.find(proxies),
                        relatives.confirmed(withCaller(proxies)),
                        clock.now().truncatedTo(ChronoUnit.MICROS));
        return given.stream().map(one -> check(one, gathered)).toList();
    }

    private Outcome<SignedForm> check(Given given, Gathered gathered) {
        Signing form = gathered.forms.get(given.commitment());
        if (form == null) {
            return unknown(given);
        }
        StoredCommitments.Filed signed = gathered.signed.get(given.commitment());
        GivenProxy proxy = given.proxy();
        SigningRules rules =
                new SigningRules(
                        form,
                        schemes.version(form.pack()),
                        signed == null ? null : signed.commitment(),
                        proxy == null ? null : gathered.proxies.get(proxy.patient()),
                        gathered.ties,
                        Acting.current(),
                        gathered.now);
        return rules.areOpen()
                ? rules.check(given).map(signature -> SignedForm.of(form, signature))
                : unknown(given);
    }

    private static Outcome<SignedForm> unknown(Given given) {
        return Outcome.refused(new CommitmentRefusal.CommitmentUnknown(given.commitment().value()));
    }

    private static Set<PatientId> withCaller(Set<PatientId> proxies) {
        Set<PatientId> involved = new HashSet<>(proxies);
        PatientId self = Acting.current().patient();
        if (self != null) {
            involved.add(self);
        }
        return involved;
    }
}
