package org.xinyi.delinquency;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.access.ProposalView;
import org.xinyi.access.Proposals;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.sql.Requests;

/// What needs two people: one proposes, another approves or rejects.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Proposals")
class ProposingController {

    private static final int ITEMS_MAX = 1_000;
    private static final int TEXT_MAX = 500;

    /// @param amount all that is open when absent
    record WriteOffItem(@NotNull ObligationId obligation, @Nullable Money amount) {}

    record NewWriteOff(
            @NotEmpty @Size(max = ITEMS_MAX) List<@Valid @NotNull WriteOffItem> items,
            @NotBlank @Size(max = TEXT_MAX) String reason) {}

    record NewForgiveness(
            @NotNull ObligationId obligation, @NotBlank @Size(max = TEXT_MAX) String reason) {}

    /// @param cause id of the rung or counter whose penalties follow
    record NewListing(
            @NotNull ObligationId obligation,
            @NotBlank @Size(max = 64) String cause,
            @NotBlank @Size(max = TEXT_MAX) String reason) {}

    record NewLift(@NotBlank @Size(max = TEXT_MAX) String reason) {}

    record NewAct(
            @NotNull PatientId person,
            @NotBlank @Size(max = 64) String scheme,
            @NotBlank @Size(max = TEXT_MAX) String reason) {}

    private final Proposals proposals;
    private final WriteOffs writeOffs;
    private final Visibility visibility;
    private final ListingViews listings;
    private final Requests writes;

    ProposingController(
            Proposals proposals,
            WriteOffs writeOffs,
            Visibility visibility,
            ListingViews listings,
            Requests writes) {
        this.proposals = proposals;
        this.writeOffs = writeOffs;
        this.visibility = visibility;
        this.listings = listings;
        this.writes = writes;
    }

    @PostMapping("/write-offs")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Role.FINANCE)
    @Operation(summary = "Propose to write off what a hospital is owed; the debt stays")
    ProposalView writeOff(
            @RequestHeader("Idempotency-Key") String key, @Valid @RequestBody NewWriteOff wanted) {
        return propose(
                key,
                wanted,
                () ->
                        writeOffs.propose(
                                new WriteOffs.Content(
                                        wanted.items().stream()
                                                .map(
                                                        item ->
                                                                new WriteOffs.Item(
                                                                        item.obligation().value(),
                                                                        item.amount()))
                                                .toList(),
                                        wanted.reason())));
    }

    @PostMapping("/forgiveness")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Role.FINANCE)
    @Operation(summary = "Propose to forgive a debt for good")
    ProposalView forgive(
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody NewForgiveness wanted) {
        return propose(
                key,
                wanted,
                () ->
                        proposals.propose(
                                Proposals.Kind.FORGIVENESS,
                                wanted.obligation().value(),
                                visibility
                                        .open(wanted.obligation().value())
                                        .obligation()
                                        .institution(),
                                new Forgiveness.Content(
                                        wanted.obligation().value(), wanted.reason())));
    }

    @PostMapping("/listing-proposals")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Role.OPERATOR)
    @Operation(summary = "Propose a listing by hand")
    ProposalView list(
            @RequestHeader("Idempotency-Key") String key, @Valid @RequestBody NewListing wanted) {
        long obligation = wanted.obligation().value();
        return propose(
                key,
                wanted,
                () ->
                        proposals.propose(
                                Proposals.Kind.LISTING,
                                visibility.open(obligation).obligation().id().value(),
                                null,
                                new ByHand.ListingContent(
                                        obligation, wanted.cause(), wanted.reason())));
    }

    @PostMapping("/listings/{listing}/lift-proposals")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Role.OPERATOR)
    @Operation(summary = "Propose to lift a listing by hand")
    ProposalView lift(
            @PathVariable long listing,
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody NewLift wanted) {
        return propose(
                key,
                List.of(listing, wanted),
                () ->
                        proposals.propose(
                                Proposals.Kind.LISTING_LIFT,
                                listings.visible(listing).id(),
                                null,
                                new ByHand.LiftContent(listing, wanted.reason())));
    }

    @PostMapping("/dishonest-acts")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Role.OPERATOR)
    @Operation(summary = "Propose to record an act that a scheme counts")
    ProposalView act(
            @RequestHeader("Idempotency-Key") String key, @Valid @RequestBody NewAct wanted) {
        return propose(
                key,
                wanted,
                () ->
                        proposals.propose(
                                Proposals.Kind.DISHONEST_ACT,
                                wanted.person().value(),
                                null,
                                new ByHand.ActContent(
                                        wanted.person().value(),
                                        wanted.scheme(),
                                        wanted.reason())));
    }

    private ProposalView propose(String key, Object said, Supplier<Proposals.Proposal> work) {
        return writes.once(
                DelinquencyOperation.PROPOSE,
                key,
                said,
                ProposalView.class,
                () -> ProposalView.of(work.get()));
    }
}
