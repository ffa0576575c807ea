package org.xinyi.insurance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.wire.Concurrently;
import org.xinyi.people.Institutions;
import org.xinyi.people.Institutions.Institution;
import org.xinyi.people.Patients;
import org.xinyi.people.Patients.Identity;
import org.xinyi.people.Person;
import tools.jackson.databind.JsonNode;

/// Who is insured and how: asked once per person and day, kept in between.
@Component
class Coverages {

    private static final int ATTEMPTS = 2;
    private static final Duration LEFT_IN_PEACE = Duration.ofSeconds(5);
    private static final String NORMAL = "1";

    private final CoverageRecords records;
    private final FsiTransactions fsi;
    private final Concurrently calls;
    private final Patients patients;
    private final Institutions institutions;
    private final BusinessClock clock;
    private final Clock wall;
    private volatile Instant silentUntil = Instant.MIN;

    Coverages(
            CoverageRecords records,
            FsiTransactions fsi,
            InsuranceSettings settings,
            Patients patients,
            Institutions institutions,
            BusinessClock clock,
            Clock wall) {
        this.records = records;
        this.fsi = fsi;
        this.calls = new Concurrently(settings.calls());
        this.patients = patients;
        this.institutions = institutions;
        this.clock = clock;
        this.wall = wall;
    }

    /// What the insurer says about people, today or, when it cannot be reached, the last time.
    /// Absent is whom it has never said anything about and cannot be asked about now.
    ///
    /// @param people and the institution that asks for each
    Map<PatientId, CoverageAnswer> of(Map<PatientId, InstitutionId> people) {
        LocalDate today = clock.today();
        Map<PatientId, CoverageAnswer> known = new HashMap<>(records.find(people.keySet()));
        List<PatientId> open = new ArrayList<>();
        for (PatientId patient : people.keySet()) {
            CoverageAnswer last = known.get(patient);
            if (last == null || last.answeredOn().isBefore(today)) {
                open.add(patient);
            }
        }
        if (!open.isEmpty()) {
            ask(open, people, known);
        }
        return known;
    }

    private void ask(
            List<PatientId> open,
            Map<PatientId, InstitutionId> people,
            Map<PatientId, CoverageAnswer> known) {
        LocalDate today = clock.today();
        Map<PatientId, Identity> identities = patients.identities(open);
        List<Identity> askable = new ArrayList<>();
        for (PatientId patient : open) {
            Identity identity = identities.get(patient);
            if (identity == null || identity.idKind() == Person.IdKind.TEMPORARY) {
                known.put(patient, CoverageAnswer.none(patient, today));
            } else {
                askable.add(identity);
            }
        }
        List<CoverageAnswer> fresh =
                calls.map(askable, one -> ask(one, institution(people, one))).stream()
                        .flatMap(Optional::stream)
                        .toList();
        records.keep(fresh);
        fresh.forEach(answer -> known.put(answer.patient(), answer));
    }

    private Institution institution(Map<PatientId, InstitutionId> people, Identity one) {
        InstitutionId id = Objects.requireNonNull(people.get(one.patient()));
        return institutions
                .find(id)
                .orElseThrow(() -> new IllegalArgumentException("No institution " + id));
    }

    /// An insurer that does not answer is left in peace for a while: nobody at a counter waits
    /// for it in vain again.
    private Optional<CoverageAnswer> ask(Identity identity, Institution at) {
        for (int attempt = 1; attempt <= ATTEMPTS && !isSilent(); attempt++) {
            FsiReply<JsonNode> reply = fsi.person(identity, at, clock.now());
            if (!(reply instanceof FsiReply.Silent)) {
                return read(identity.patient(), reply);
            }
        }
        silentUntil = isSilent() ? silentUntil : wall.instant().plus(LEFT_IN_PEACE);
        return Optional.empty();
    }

    private boolean isSilent() {
        return wall.instant().isBefore(silentUntil);
    }

    /// A person is uninsured when the insurer says so, not when it refuses to say.
    private Optional<CoverageAnswer> read(PatientId patient, FsiReply<JsonNode> reply) {
        LocalDate today = clock.today();
        return switch (reply) {
            case FsiReply.Said<JsonNode>(JsonNode output) ->
                    Optional.of(read(patient, output, today));
            case FsiReply.Refused<JsonNode> refused when refused.isNotFound() ->
                    Optional.of(CoverageAnswer.none(patient, today));
            case FsiReply.Refused<JsonNode> _, FsiReply.Silent<JsonNode> _ -> Optional.empty();
        };
    }

    /// Of several insurances the running one counts, and the employees' before the residents'.
    private static CoverageAnswer read(PatientId patient, JsonNode output, LocalDate today) {
        String number = output.path("baseinfo").path("psn_no").asString("");
        CoverageAnswer best = CoverageAnswer.none(patient, today);
        for (JsonNode insurance : output.path("insuinfo")) {
            Coverage.Scheme scheme =
                    Coverage.Scheme.ofCode(insurance.path("insutype").asString(""));
            boolean normal = insurance.path("psn_insu_stas").asString("").equals(NORMAL);
            String region = insurance.path("insuplc_admdvs").asString("");
            CoverageAnswer one =
                    new CoverageAnswer(patient, new Insured(scheme, number, region), normal, today);
            if (!number.isEmpty() && rank(one) > rank(best)) {
                best = one;
            }
        }
        return best;
    }

    private static int rank(CoverageAnswer answer) {
        return switch (answer.insured().scheme()) {
            case NONE -> 0;
            case RESIDENT -> answer.normal() ? 3 : 1;
            case EMPLOYEE -> answer.normal() ? 4 : 2;
        };
    }
}
