package org.xinyi.payment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.sql.Requests;
import org.xinyi.people.PeopleRefusal;

/// Leave to debit a wallet when something falls due: given and taken back by its owner alone.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Mandates")
class MandateController {

    record NewMandate(@NotNull PartyId payee, @NotNull Channel channel) {}

    record MandateView(
            long id,
            @NotNull PatientId patient,
            @NotNull PartyId payee,
            @NotNull Channel channel,
            @NotNull Instant grantedAt,
            @Nullable Instant revokedAt) {}

    private record Granted(long id) {}

    private final Requests requests;
    private final MandateRows rows;
    private final OnlineChannels channels;

    MandateController(Requests requests, MandateRows rows, OnlineChannels channels) {
        this.requests = requests;
        this.rows = rows;
        this.channels = channels;
    }

    @PostMapping("/mandates")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Role.PATIENT)
    @Operation(
            summary = "Choose the channel that a payee debits on due days, until it is revoked",
            description =
                    "The channel asks its owner to confirm; until then every debit fails. One"
                            + " chosen before ends.")
    MandateView grant(
            @RequestHeader("Idempotency-Key") String key, @Valid @RequestBody NewMandate wanted) {
        OnlineChannels.Account account =
                channels.account(wanted.payee(), wanted.channel())
                        .orElseThrow(
                                () ->
                                        new RefusedException(
                                                new PaymentRefusal.ChannelNotOffered(
                                                        wanted.channel().name(),
                                                        wanted.payee().value())));
        Granted granted =
                requests.once(
                        new Requests.Request<>(
                                Acting.current().client(),
                                PaymentOperation.GRANT_MANDATE,
                                key,
                                wanted),
                        Granted.class,
                        one -> new Granted(rows.grant(self(), one.payee(), one.channel()).id()));
        if (!account.channel().propose(account.merchant(), granted.id())) {
            throw new RefusedException(
                    new PaymentRefusal.ChannelUnavailable(wanted.channel().name()));
        }
        return view(own(granted.id()));
    }

    @PostMapping("/mandates/{mandate}/revocation")
    @Access(Role.PATIENT)
    @Operation(summary = "Revoke a mandate; nothing is debited any more. Again changes nothing")
    MandateView revoke(@PathVariable long mandate) {
        Mandates.Mandate found = own(mandate);
        rows.revoke(mandate);
        channels.account(payee(found), found.channel())
                .ifPresent(account -> account.channel().end(account.merchant(), mandate));
        return view(own(mandate));
    }

    @GetMapping("/patients/{patient}/mandates")
    @Access({Role.PATIENT, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "Who may debit a person's wallet, the last mandate first, at most 100")
    List<MandateView> of(@PathVariable long patient) {
        Acting acting = Acting.current();
        PatientId asked = new PatientId(patient);
        if (acting.is(Role.PATIENT) && !acting.isPatient(asked)) {
            throw new RefusedException(new PeopleRefusal.PatientUnknown(patient));
        }
        return rows.of(asked).stream()
                .filter(one -> one.payee() != null)
                .map(MandateController::view)
                .toList();
    }

    private static PatientId self() {
        return Objects.requireNonNull(Acting.current().patient());
    }

    private Mandates.Mandate own(long mandate) {
        Mandates.Mandate found = rows.find(List.of(mandate)).get(mandate);
        if (found == null || found.payee() == null || !found.patient().equals(self())) {
            throw new RefusedException(new PaymentRefusal.MandateUnknown(mandate));
        }
        return found;
    }

    /// Bound accounts have none, and are shown with the other accounts.
    private static PartyId payee(Mandates.Mandate one) {
        return Objects.requireNonNull(one.payee());
    }

    private static MandateView view(Mandates.Mandate one) {
        return new MandateView(
                one.id(),
                one.patient(),
                payee(one),
                one.channel(),
                one.grantedAt(),
                one.revokedAt());
    }
}
