package org.xinyi.delinquency;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
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
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.sql.Requests;

/// Listings and appeals against them. A listing removes credit, never care.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Listings")
class ListingController {

    private static final int LIMIT_MAX = 200;
    private static final int TEXT_MAX = 2_000;

    record ListingPage(@NotNull List<ListingViews.View> listings, @Nullable Long next) {}

    record AppealPage(@NotNull List<ListingViews.AppealView> appeals, @Nullable String next) {}

    record NewAppeal(@NotBlank @Size(max = TEXT_MAX) String text) {}

    /// @param until the earlier end, for SHORTENED
    record NewDecision(
            Appeals.@NotNull Decision decision,
            @Nullable Instant until,
            @NotBlank @Size(max = TEXT_MAX) String answer) {}

    private final ListingTable table;
    private final ListingViews views;
    private final Appeals appeals;
    private final Requests writes;

    ListingController(ListingTable table, ListingViews views, Appeals appeals, Requests writes) {
        this.table = table;
        this.views = views;
        this.appeals = appeals;
        this.writes = writes;
    }

    @GetMapping("/listings")
    @Access({Role.FINANCE, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "Listings, newest first")
    ListingPage listings(
            @RequestParam(required = false) @Nullable Long cursor,
            @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, LIMIT_MAX);
        List<ListingTable.Row> found = table.page(Acting.current().scope(), cursor, most);
        return new ListingPage(views.of(found), found.size() < most ? null : found.getLast().id());
    }

    @GetMapping("/patients/{patient}/listings")
    @Access({Role.PATIENT, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "A person's listings: cause, legal basis, end, and what lifts them")
    List<ListingViews.View> listings(@PathVariable long patient) {
        PatientId person = Visibility.person(patient);
        return views.of(table.of(person, LIMIT_MAX));
    }

    @PostMapping("/listings/{listing}/appeals")
    @ResponseStatus(HttpStatus.CREATED)
    @Access({Role.PATIENT, Role.OPERATOR})
    @Operation(summary = "Appeal; undecided in 15 days, the listing goes")
    ListingViews.AppealView appeal(
            @PathVariable long listing,
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody NewAppeal wanted) {
        return writes.once(
                DelinquencyOperation.APPEAL,
                key,
                List.of(listing, wanted),
                ListingViews.AppealView.class,
                () -> ListingViews.view(appeals.make(views.visible(listing), wanted.text())));
    }

    @GetMapping("/follow-up/appeals")
    @Access({Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "Appeals that wait for a decision, most urgent first")
    AppealPage waiting(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, LIMIT_MAX);
        List<Appeals.Appeal> found = appeals.waiting(Place.parse(cursor), most);
        return new AppealPage(
                found.stream().map(ListingViews::view).toList(),
                found.size() < most
                        ? null
                        : Place.of(found.getLast().decideBy(), found.getLast().id()).toString());
    }

    @PostMapping("/appeals/{appeal}/decision")
    @Access(Role.OPERATOR)
    @Operation(summary = "Decide an appeal: uphold it, end the listing earlier, or reject it")
    ListingViews.AppealView decide(
            @PathVariable long appeal,
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody NewDecision wanted) {
        return writes.once(
                DelinquencyOperation.DECIDE_APPEAL,
                key,
                List.of(appeal, wanted),
                ListingViews.AppealView.class,
                () -> {
                    Appeals.Appeal found =
                            appeals.find(appeal)
                                    .orElseThrow(
                                            () ->
                                                    new RefusedException(
                                                            new DelinquencyRefusal.AppealUnknown(
                                                                    appeal)));
                    return ListingViews.view(
                            appeals.decide(
                                    found, wanted.decision(), wanted.until(), wanted.answer()));
                });
    }
}
