package org.xinyi.credit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.sql.Requests;
import org.xinyi.scheme.Pack;
import org.xinyi.scheme.ScoringTerms.Score;

/// Credit scores: what a scheme would read, what the patient allows, and what was read.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Credit scores")
class ScoreController {

    private static final int READINGS_MAX = 200;

    record NewAuthorisation(
            @NotBlank @Size(max = 20) String scheme,
            @NotEmpty @Size(max = 10) List<@NotNull Score> sources) {}

    /// What a scheme asks for, and what is allowed of it.
    ///
    /// @param decides the score that the limit goes by; absent where none does
    record AskedScores(
            @NotNull String scheme, @Nullable Score decides, @NotNull List<AskedScore> scores) {}

    /// @param authorisation its number, while it is in force
    record AskedScore(
            @NotNull Score source, @Nullable Long authorisation, @Nullable Instant givenAt) {}

    /// @param score absent unless it was read
    /// @param parts what it is made of, as far as the bureau says
    /// @param rule path in the pack of what decided the limit then
    /// @param limit that followed; absent: none
    record ReadingView(
            long reading,
            @NotNull String scheme,
            @NotNull Score source,
            long authorisation,
            ScoreReadings.@NotNull Outcome outcome,
            @Nullable Long score,
            @NotNull String parts,
            @NotNull Instant at,
            @NotNull String rule,
            @Nullable Money limit) {

        static ReadingView of(ScoreReadings.Kept kept) {
            ScoreReadings.Reading one = kept.reading();
            return new ReadingView(
                    one.id(),
                    kept.pack().toString(),
                    one.source(),
                    one.authorisation(),
                    one.outcome(),
                    one.score(),
                    one.parts(),
                    one.at(),
                    kept.rule(),
                    kept.limit());
        }
    }

    private final Authorising authorising;
    private final ScoreAuthorisations authorisations;
    private final ScoreReadings readings;
    private final Requests requests;

    ScoreController(
            Authorising authorising,
            ScoreAuthorisations authorisations,
            ScoreReadings readings,
            Requests requests) {
        this.authorising = authorising;
        this.authorisations = authorisations;
        this.readings = readings;
        this.requests = requests;
    }

    @GetMapping("/patients/{patient}/score-authorisations")
    @Access(Role.PATIENT)
    @Operation(summary = "The scores that a scheme reads, and which of them the patient allows")
    AskedScores asked(@PathVariable long patient, @RequestParam String scheme) {
        return asked(open(patient), authorising.pack(scheme));
    }

    @PostMapping("/patients/{patient}/score-authorisations")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Role.PATIENT)
    @Operation(
            summary = "Allow scores to be read for a scheme",
            description = "Voluntary: without, the limit is that of somebody without a score.")
    AskedScores give(
            @PathVariable long patient,
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody NewAuthorisation wanted) {
        PatientId person = open(patient);
        return requests.once(
                CreditOperation.AUTHORISE_SCORES,
                key,
                List.of(patient, wanted),
                AskedScores.class,
                () -> {
                    Pack pack = authorising.pack(wanted.scheme());
                    authorising.give(person, pack, wanted.sources());
                    return asked(person, pack);
                });
    }

    @PostMapping("/score-authorisations/{authorisation}/revocation")
    @Access(Role.PATIENT)
    @Operation(summary = "Take an authorisation back: nothing more is read, limits stay")
    AskedScores revoke(
            @PathVariable long authorisation, @RequestHeader("Idempotency-Key") String key) {
        ScoreAuthorisations.Authorisation found =
                authorisations
                        .find(authorisation)
                        .filter(mine())
                        .orElseThrow(
                                () ->
                                        new RefusedException(
                                                new CreditRefusal.ScoreAuthorisationUnknown(
                                                        authorisation)));
        return requests.once(
                CreditOperation.REVOKE_SCORE,
                key,
                authorisation,
                AskedScores.class,
                () -> {
                    authorisations.revoke(authorisation);
                    return asked(found.patient(), authorising.pack(found.scheme()));
                });
    }

    @GetMapping("/patients/{patient}/score-readings")
    @Access({Role.PATIENT, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "What was read about a person, under which permission, what it decided")
    List<ReadingView> readings(@PathVariable long patient) {
        return readings.of(open(patient), READINGS_MAX).stream().map(ReadingView::of).toList();
    }

    private AskedScores asked(PatientId patient, Pack pack) {
        String scheme = pack.ref().id();
        List<ScoreAuthorisations.Authorisation> given =
                authorisations.inForce(List.of(patient)).stream()
                        .filter(one -> one.scheme().equals(scheme))
                        .toList();
        return new AskedScores(
                scheme,
                pack.credit().scoring().decides(),
                pack.credit().scoring().sources().stream()
                        .sorted()
                        .map(source -> asked(source, given))
                        .toList());
    }

    private static AskedScore asked(Score source, List<ScoreAuthorisations.Authorisation> given) {
        return given.stream()
                .filter(one -> one.source() == source)
                .findFirst()
                .map(one -> new AskedScore(source, one.id(), one.givenAt()))
                .orElseGet(() -> new AskedScore(source, null, null));
    }

    private static Predicate<ScoreAuthorisations.Authorisation> mine() {
        Acting acting = Acting.current();
        return one -> acting.isPatient(one.patient());
    }

    private static PatientId open(long patient) {
        PatientId person = new PatientId(patient);
        Acting acting = Acting.current();
        if (acting.patient() != null && !acting.isPatient(person)) {
            throw new RefusedException(new CreditRefusal.PersonUnknown(patient));
        }
        return person;
    }
}
