package org.xinyi.credit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.CommitmentId;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.sql.Requests;
import org.xinyi.lender.Lenders;
import org.xinyi.scheme.LimitRules;

/// Credit cards for care, and higher limits.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Cards")
class CardController {

    /// @param lender code of a bank that issues cards
    record NewCardApplication(@NotNull CommitmentId commitment, @NotBlank String lender) {}

    record CardIssuer(@NotNull String code, @NotNull String nameZh, @NotNull String nameEn) {}

    /// @param offer a card to who has none, a higher limit to who has one
    /// @param issuers of cards, to choose from
    record CardOffer(
            @NotNull String scheme,
            @NotNull CommitmentId commitment,
            LimitRules.@NotNull Offer offer,
            @NotNull List<CardIssuer> issuers) {}

    /// @param limit the new limit wanted
    record NewRaise(@NotNull Money limit) {}

    /// @param granted the new limit, up to what was wanted; absent while undecided or declined
    record RaiseView(
            long id,
            @NotNull LineId line,
            @NotNull Money wanted,
            @Nullable Money granted,
            @Nullable Instant answeredAt,
            @Nullable String reason) {

        private static RaiseView of(RaisesByLender.Raise one) {
            return new RaiseView(
                    one.id(),
                    one.line(),
                    one.wanted(),
                    one.granted(),
                    one.answeredAt(),
                    one.reason());
        }
    }

    private record Wanted(long raise) {}

    private final Requests requests;
    private final ApplyingForCards applying;
    private final RaisingByLender raising;
    private final Lenders lenders;

    CardController(
            Requests requests,
            ApplyingForCards applying,
            RaisingByLender raising,
            Lenders lenders) {
        this.requests = requests;
        this.applying = applying;
        this.raising = raising;
        this.lenders = lenders;
    }

    @GetMapping("/patients/{patient}/card-offers")
    @Access({Role.PATIENT, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "What the schemes a person has signed offer: a card, or a higher limit")
    List<CardOffer> offers(@PathVariable long patient) {
        PatientId asked = new PatientId(patient);
        Acting acting = Acting.current();
        if (acting.patient() != null && !acting.isPatient(asked)) {
            throw new RefusedException(new CreditRefusal.PersonUnknown(patient));
        }
        List<CardIssuer> issuers =
                lenders.cardIssuers().stream()
                        .map(one -> new CardIssuer(one.code(), one.nameZh(), one.nameEn()))
                        .toList();
        return applying.offers(asked).stream()
                .map(
                        one ->
                                new CardOffer(
                                        one.commitment().pack().id(),
                                        one.commitment().id(),
                                        one.offer(),
                                        issuers))
                .toList();
    }

    @PostMapping("/card-applications")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Role.PATIENT)
    @Operation(summary = "Apply for a credit card for care at a bank, under a commitment")
    CreditController.ApplicationView apply(
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody NewCardApplication wanted) {
        return requests.once(
                CreditOperation.APPLY_FOR_CARD,
                key,
                wanted,
                CreditController.ApplicationView.class,
                () ->
                        CreditController.ApplicationView.of(
                                applying.apply(wanted.commitment(), wanted.lender()),
                                KeptDecision.NONE));
    }

    @PostMapping("/credit-lines/{line}/raises")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Role.PATIENT)
    @Operation(summary = "Ask the bank of a line or card for a higher limit")
    RaiseView raise(
            @PathVariable long line,
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody NewRaise wanted) {
        LineId of = new LineId(line);
        Wanted asked =
                requests.once(
                        CreditOperation.RAISE,
                        key,
                        line + " " + wanted,
                        Wanted.class,
                        () -> new Wanted(raising.want(of, wanted.limit())));
        return raising.of(of).stream()
                .filter(one -> one.id() == asked.raise)
                .map(RaiseView::of)
                .findFirst()
                .orElseThrow();
    }

    @GetMapping("/credit-lines/{line}/raises")
    @Access({Role.PATIENT, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "The higher limits asked for, and what the bank said, the last first")
    List<RaiseView> raises(@PathVariable long line) {
        return raising.of(new LineId(line)).stream().map(RaiseView::of).toList();
    }
}
