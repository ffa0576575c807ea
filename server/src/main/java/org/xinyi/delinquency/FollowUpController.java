package org.xinyi.delinquency;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.sql.Requests;

/// The ladder of an obligation, and the drafts that wait for a person.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Follow-up")
class FollowUpController {

    private static final int LIMIT_MAX = 200;

    /// @param drafts oldest first
    /// @param next where to go on; null at the end
    record DraftPage(@NotNull List<Drafts.Draft> drafts, @Nullable Long next) {}

    record HeldView(
            @NotNull ObligationId obligation,
            @NotNull InstitutionId institution,
            @NotNull String state) {}

    record HeldPage(@NotNull List<HeldView> held, @Nullable Long next) {}

    /// @param until when it is looked at again
    record Dismissal(@NotNull Instant until) {}

    /// What became of a draft.
    record DraftDone(long draft, @NotNull ObligationId obligation, @NotNull Money amount) {}

    /// @param drafted whether a person releases every rung
    /// @param announcesCalls whether a message goes ahead of a call
    record ModeView(boolean drafted, boolean announcesCalls) {}

    private final Ladders ladders;
    private final Hints hints;
    private final Drafts drafts;
    private final Releasing releasing;
    private final Modes modes;
    private final Requests writes;

    FollowUpController(
            Ladders ladders,
            Hints hints,
            Drafts drafts,
            Releasing releasing,
            Modes modes,
            Requests writes) {
        this.ladders = ladders;
        this.hints = hints;
        this.drafts = drafts;
        this.releasing = releasing;
        this.modes = modes;
        this.writes = writes;
    }

    @GetMapping("/obligations/{obligation}/follow-up")
    @Access({Role.PATIENT, Role.FINANCE, Role.CALL_DESK, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "Where an obligation stands on its ladder, why, and what comes next")
    Ladders.View ladder(@PathVariable long obligation) {
        return ladders.of(obligation);
    }

    @GetMapping("/follow-up/held")
    @Access({Role.FINANCE, Role.CALL_DESK, Role.OPERATOR, Role.AUDITOR})
    @Operation(
            summary = "Obligations that need a person",
            description =
                    "`state` is one of minor, unidentified, relief-first, unreachable, deceased,"
                            + " disputed.")
    HeldPage held(
            @RequestParam String state,
            @RequestParam(defaultValue = "0") long cursor,
            @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, LIMIT_MAX);
        List<Hints.Resting> found =
                hints.held(state, Acting.current().scope(), new ObligationId(cursor), most);
        Long next = found.size() < most ? null : found.getLast().obligation().value();
        return new HeldPage(
                found.stream()
                        .map(one -> new HeldView(one.obligation(), one.institution(), one.state()))
                        .toList(),
                next);
    }

    @GetMapping("/follow-up/modes")
    @Access({Role.OPERATOR, Role.AUDITOR, Role.FINANCE})
    @Operation(summary = "Schemes whose follow-up was switched; all others run by themselves")
    Map<String, Modes.Mode> allModes() {
        return modes.all();
    }

    @PutMapping("/follow-up/modes/{scheme}")
    @Access(Role.OPERATOR)
    @Operation(summary = "Let the rungs of a scheme run by themselves, or draft them for review")
    ModeView mode(@PathVariable String scheme, @Valid @RequestBody ModeView wanted) {
        modes.set(
                scheme,
                new Modes.Mode(wanted.drafted(), wanted.announcesCalls()),
                Visibility.staff());
        return wanted;
    }

    @GetMapping("/follow-up/drafts")
    @Access({Role.FINANCE, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "Rungs that wait for release, oldest first")
    DraftPage drafts(
            @RequestParam(defaultValue = "0") long cursor,
            @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, LIMIT_MAX);
        List<Drafts.Draft> found = drafts.open(Acting.current().scope(), cursor, most);
        return new DraftPage(found, found.size() < most ? null : found.getLast().id());
    }

    @PostMapping("/follow-up/drafts/{draft}/release")
    @Access({Role.FINANCE, Role.OPERATOR})
    @Operation(summary = "Carry out a drafted rung, if it is still due")
    DraftDone release(@PathVariable long draft, @RequestHeader("Idempotency-Key") String key) {
        return writes.once(
                DelinquencyOperation.RELEASE_DRAFT,
                key,
                draft,
                DraftDone.class,
                () -> {
                    releasing.release(draft);
                    return done(draft);
                });
    }

    @PostMapping("/follow-up/drafts/{draft}/dismissal")
    @Access({Role.FINANCE, Role.OPERATOR})
    @Operation(summary = "Hold a drafted rung back for a while; it is drafted again then")
    DraftDone dismiss(
            @PathVariable long draft,
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody Dismissal dismissal) {
        return writes.once(
                DelinquencyOperation.DISMISS_DRAFT,
                key,
                List.of(draft, dismissal),
                DraftDone.class,
                () -> {
                    releasing.dismiss(draft, dismissal.until());
                    return done(draft);
                });
    }

    private DraftDone done(long draft) {
        Drafts.Draft found = drafts.find(draft).orElseThrow();
        return new DraftDone(draft, found.obligation(), found.amount());
    }
}
