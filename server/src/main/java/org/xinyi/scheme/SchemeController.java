package org.xinyi.scheme;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.sql.Requests;

/// Schemes: look, compare, check, upload, activate, try out.
@RestController
@RequestMapping("/api/v1/{city}/schemes")
@Tag(name = "Schemes")
class SchemeController {

    private static final int CONTENT_MAX = 200_000;
    private static final int AGE_MAX = 150;

    /// @param yaml the whole file
    record PackUpload(@NotBlank @Size(max = CONTENT_MAX) String yaml) {}

    record SchemeActivationWanted(
            @Min(1) int version, @NotNull LocalDate from, boolean isDefault) {}

    record SchemeActivated(
            @NotNull String id,
            int version,
            @NotNull String hash,
            @NotNull LocalDate from,
            boolean isDefault) {}

    /// @param ok whether the server would take it
    record PackChecked(boolean ok, @NotNull List<PackFault> faults) {}

    /// @param version which to ask; absent: the one that counts today, or else the newest
    /// @param asOf absent: today
    record SchemeFacts(
            @Nullable Integer version,
            @Nullable LocalDate asOf,
            @Min(-1) @Max(AGE_MAX) int age,
            boolean insured,
            boolean insuranceNormal,
            boolean seriousDishonesty,
            boolean realName,
            boolean local,
            boolean listed,
            @Nullable Map<String, Long> scores) {}

    private final PackDesk desk;
    private final CitySchemes schemes;
    private final Requests requests;
    private final BusinessClock clock;

    SchemeController(PackDesk desk, CitySchemes schemes, Requests requests, BusinessClock clock) {
        this.desk = desk;
        this.schemes = schemes;
        this.requests = requests;
        this.clock = clock;
    }

    @GetMapping
    @Access({Role.OPERATOR, Role.AUDITOR, Role.HOSPITAL_ADMIN, Role.FINANCE})
    @Operation(summary = "Every version of every scheme that this city knows")
    List<PackView.SchemeLine> list() {
        return desk.all().stream()
                .map(pack -> PackView.line(pack, desk.activations(pack.pack().ref())))
                .toList();
    }

    @GetMapping("/{id}")
    @Access({Role.OPERATOR, Role.AUDITOR, Role.HOSPITAL_ADMIN, Role.FINANCE})
    @Operation(summary = "All a version says, each value with its source or assumption")
    PackView.SchemeSheet show(@PathVariable String id, @RequestParam @Nullable Integer version) {
        PackFile pack = pack(id, version);
        return PackView.whole(pack, desk.activations(pack.pack().ref()));
    }

    @GetMapping("/{id}/versions/{a}/diff/{b}")
    @Access({Role.OPERATOR, Role.AUDITOR, Role.HOSPITAL_ADMIN, Role.FINANCE})
    @Operation(summary = "What differs between two versions, value by value")
    List<PackView.SchemeDifference> diff(
            @PathVariable String id, @PathVariable int a, @PathVariable int b) {
        PackFile before = desk.get(new PackRef(id, a));
        PackFile after = desk.get(new PackRef(id, b));
        return PackDiff.between(before, after).stream().map(PackView::change).toList();
    }

    @PostMapping("/check")
    @Access(Role.OPERATOR)
    @Operation(summary = "Check a pack file; nothing is kept")
    PackChecked check(@Valid @RequestBody PackUpload text) {
        PackReader.Result result = desk.check(text.yaml());
        return new PackChecked(result.faults().isEmpty(), result.faults());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Role.OPERATOR)
    @Operation(summary = "Upload a version; it counts once it is activated")
    PackView.SchemeLine upload(
            @Valid @RequestBody PackUpload text, @RequestHeader("Idempotency-Key") String key) {
        return requests.once(
                new Requests.Request<>(
                        Acting.current().client(), SchemeOperation.UPLOAD, key, text),
                PackView.SchemeLine.class,
                wanted -> PackView.line(desk.upload(wanted.yaml()), List.of()));
    }

    @PostMapping("/{id}/activations")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Role.OPERATOR)
    @Operation(summary = "Let a version count from a day on; its content is fixed from then")
    SchemeActivated activate(
            @PathVariable String id,
            @Valid @RequestBody SchemeActivationWanted activation,
            @RequestHeader("Idempotency-Key") String key) {
        record Wanted(String id, SchemeActivationWanted activation) {}
        SchemeActivated activated =
                requests.once(
                        new Requests.Request<>(
                                Acting.current().client(),
                                SchemeOperation.ACTIVATE,
                                key,
                                new Wanted(id, activation)),
                        SchemeActivated.class,
                        wanted -> activate(wanted.id, wanted.activation));
        schemes.forgetActivations();
        return activated;
    }

    @PostMapping("/{id}/eligibility")
    @Access({Role.OPERATOR, Role.AUDITOR, Role.HOSPITAL_ADMIN})
    @Operation(summary = "Dry run: would a person with these facts be admitted, and why")
    PackView.SchemeVerdict eligibility(
            @PathVariable String id, @Valid @RequestBody SchemeFacts facts) {
        Pack pack = pack(id, facts.version()).pack();
        return PackView.verdict(desk.eligibility(pack, facts(facts)));
    }

    private PackFile pack(String id, @Nullable Integer version) {
        return version == null ? desk.current(id) : desk.get(new PackRef(id, version));
    }

    private SchemeActivated activate(String id, SchemeActivationWanted wanted) {
        PackFile pack =
                desk.activate(new PackRef(id, wanted.version()), wanted.from(), wanted.isDefault());
        return new SchemeActivated(
                id, wanted.version(), pack.pack().hash(), wanted.from(), wanted.isDefault());
    }

    private EligibilityFacts facts(SchemeFacts facts) {
        LocalDate asOf = facts.asOf();
        Map<String, Long> scores = facts.scores();
        return new EligibilityFacts(
                asOf == null ? clock.today() : asOf,
                facts.age(),
                facts.insured(),
                facts.insuranceNormal(),
                facts.seriousDishonesty(),
                facts.realName(),
                facts.local(),
                facts.listed(),
                scores == null ? Map.of() : scores);
    }
}
