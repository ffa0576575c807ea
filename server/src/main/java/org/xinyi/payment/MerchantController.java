package org.xinyi.payment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.security.KeyPair;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.sql.Requests;
import org.xinyi.ledger.Parties;

/// Who collects at which channel.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Channels")
class MerchantController {

    /// @param mchid the channel's number of the merchant; made here for the sandbox
    /// @param serial of the certificate that the channel issued for our public key
    /// @param privateKey of that certificate, PKCS#8 in PEM, at least 2048 bits; made here for
    ///     whoever has none
    /// @param apiKey 32 characters, as set at the channel; made here for the sandbox
    record NewMerchant(
            @NotNull PartyId payee,
            @NotNull Channel channel,
            @Nullable @Pattern(regexp = "\\d{8,32}") String mchid,
            @Nullable @Pattern(regexp = "[0-9A-Za-z_]{8,64}") String serial,
            @Nullable @Size(max = 8192) String privateKey,
            @Nullable @Pattern(regexp = "[0-9A-Za-z]{32}") String apiKey) {

        Merchants.Wanted wanted() {
            return new Merchants.Wanted(payee, channel, mchid, serial, keys(), apiKey);
        }

        private @Nullable KeyPair keys() {
            try {
                return privateKey == null ? null : RsaKeys.pairFromPem(privateKey);
            } catch (IllegalArgumentException malformed) {
                throw new RefusedException(new PaymentRefusal.MerchantKeyRefused(payee.value()));
            }
        }

        /// Without what is secret.
        @Override
        public String toString() {
            return "%s %s %s %s".formatted(payee, channel, mchid, serial);
        }
    }

    /// @param publicKey PEM, to be certified by the channel
    record MerchantView(
            long id,
            @NotNull PartyId payee,
            @NotNull Channel channel,
            @NotNull String mchid,
            @NotNull String serial,
            @NotNull String publicKey) {}

    /// Somebody who can be paid.
    ///
    /// @param code unique within the kind
    record Payee(
            @NotNull PartyId id,
            Parties.@NotNull Kind kind,
            @NotNull String code,
            @NotNull String name) {}

    /// @param publicKey PEM
    record NewPlatformKey(
            @NotNull Channel channel,
            @NotBlank @Size(max = 64) String serial,
            @NotBlank @Size(max = 4096) String publicKey) {}

    private record Made(long id) {}

    private final OnlineChannels channels;
    private final Merchants merchants;
    private final PlatformKeys keys;
    private final Parties parties;
    private final Requests requests;

    MerchantController(
            OnlineChannels channels,
            Merchants merchants,
            PlatformKeys keys,
            Parties parties,
            Requests requests) {
        this.channels = channels;
        this.merchants = merchants;
        this.keys = keys;
        this.parties = parties;
        this.requests = requests;
    }

    /// Safe to repeat: a payee has one merchant per channel, and the sandbox is told again.
    @PostMapping("/merchants")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Role.OPERATOR)
    @Operation(summary = "Register a payee at an online channel")
    MerchantView register(
            @RequestHeader("Idempotency-Key") String key, @Valid @RequestBody NewMerchant wanted) {
        OnlineChannel channel =
                channels.find(wanted.channel())
                        .orElseThrow(
                                () ->
                                        new RefusedException(
                                                new PaymentRefusal.ChannelNotOffered(
                                                        wanted.channel().name(),
                                                        wanted.payee().value())));
        if (parties.all().stream().noneMatch(party -> party.id().equals(wanted.payee()))) {
            throw new RefusedException(new PaymentRefusal.PayeeUnknown(wanted.payee().value()));
        }
        Made made =
                requests.once(
                        new Requests.Request<>(
                                Acting.current().client(),
                                PaymentOperation.REGISTER_MERCHANT,
                                key,
                                wanted.wanted()),
                        Made.class,
                        content -> new Made(merchants.ensure(content)));
        Merchant merchant = merchants.find(made.id()).orElseThrow();
        if (!channel.register(merchant)) {
            throw new RefusedException(
                    new PaymentRefusal.ChannelUnavailable(wanted.channel().name()));
        }
        return view(merchant);
    }

    @GetMapping("/payees")
    @Access({Role.PATIENT, Role.CASHIER, Role.FINANCE, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "The owners of books: hospitals, lenders, the insurer, offices")
    List<Payee> payees() {
        return parties.all().stream()
                .map(one -> new Payee(one.id(), one.kind(), one.code(), one.name()))
                .toList();
    }

    @GetMapping("/merchants")
    @Access({Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "Who collects at which online channel")
    List<MerchantView> merchants() {
        return merchants.all().stream().map(MerchantController::view).toList();
    }

    @PostMapping("/platform-keys")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Role.OPERATOR)
    @Operation(summary = "Pin a key that a channel signs with; a known serial keeps its key")
    void pin(@Valid @RequestBody NewPlatformKey wanted) {
        boolean pinned;
        try {
            pinned =
                    keys.pin(
                            wanted.channel(), wanted.serial(), RsaKeys.fromPem(wanted.publicKey()));
        } catch (IllegalArgumentException malformed) {
            pinned = false;
        }
        if (!pinned) {
            throw new RefusedException(new PaymentRefusal.PlatformKeyRefused(wanted.serial()));
        }
    }

    private static MerchantView view(Merchant merchant) {
        return new MerchantView(
                merchant.id(),
                merchant.payee(),
                merchant.channel(),
                merchant.mchid(),
                merchant.serial(),
                RsaKeys.pem(merchant.publicKey()));
    }
}
