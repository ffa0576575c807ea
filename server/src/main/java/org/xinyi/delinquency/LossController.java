package org.xinyi.delinquency;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;
import org.xinyi.scheme.LossLayer;
import org.xinyi.scheme.Pack;
import org.xinyi.scheme.PackRef;
import org.xinyi.scheme.Schemes;

/// Who bears what is not paid: claims with their evidence, and the contract as a dry run.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Losses")
class LossController {

    private static final int LIMIT_MAX = 200;
    private static final int RATES_MAX = 20;

    /// @param evidence SM3 of the claim pack, hexadecimal
    record ClaimView(
            long claim,
            @NotNull String number,
            @NotNull String pack,
            @NotNull String layer,
            LossLayer.@NotNull Bearer bearer,
            @NotNull ObligationId obligation,
            @NotNull InstitutionId institution,
            @NotNull Money amount,
            ClaimTable.@NotNull State state,
            @NotNull Money granted,
            @NotNull Money paid,
            @NotNull Money givenBack,
            @NotNull Instant madeAt,
            @Nullable Instant decidedAt,
            @Nullable String reason,
            @NotNull String evidence) {}

    record ClaimPage(@NotNull List<ClaimView> claims, @Nullable Long next) {}

    /// @param lines what the hash is taken of, one below the other
    record EvidenceView(
            @NotNull String number,
            @NotNull String evidence,
            boolean matches,
            @NotNull List<String> lines) {}

    /// @param version the one active today when absent
    /// @param portfolio what is open under the scheme now when absent
    /// @param percents defaults to 1, 5 and 20
    record NewDryRun(
            @NotBlank @Size(max = 64) String scheme,
            @Nullable Integer version,
            @Nullable Money portfolio,
            @Nullable @Size(max = RATES_MAX)
                    List<@NotNull @DecimalMin("0") @DecimalMax("100") BigDecimal> percents) {}

    private final BusinessClock clock;
    private final ClaimTable claims;
    private final ClaimEvidence evidence;
    private final Portfolio portfolio;
    private final LayerYears years;
    private final Schemes schemes;

    LossController(
            BusinessClock clock,
            ClaimTable claims,
            ClaimEvidence evidence,
            Portfolio portfolio,
            LayerYears years,
            Schemes schemes) {
        this.clock = clock;
        this.claims = claims;
        this.evidence = evidence;
        this.portfolio = portfolio;
        this.years = years;
        this.schemes = schemes;
    }

    @GetMapping("/claims")
    @Access({Role.FINANCE, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "Claims on those who share losses, newest first")
    ClaimPage claims(
            @RequestParam(required = false) @Nullable Long cursor,
            @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, LIMIT_MAX);
        List<ClaimTable.Row> found = claims.page(Acting.current().scope(), cursor, most);
        return new ClaimPage(
                found.stream().map(LossController::view).toList(),
                found.size() < most ? null : found.getLast().id());
    }

    @GetMapping("/claims/{claim}/evidence")
    @Access({Role.FINANCE, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "The claim pack: ids, codes, amounts and times, computed again")
    EvidenceView evidence(@PathVariable long claim) {
        ClaimTable.Row row =
                claims.find(claim)
                        .filter(one -> Acting.current().sees(one.institution()))
                        .orElseThrow(
                                () ->
                                        new RefusedException(
                                                new DelinquencyRefusal.ClaimUnknown(claim)));
        EvidencePack pack = evidence.of(row);
        String hash = HexFormat.of().formatHex(row.evidence());
        return new EvidenceView(
                row.number(),
                hash,
                hash.equals(HexFormat.of().formatHex(pack.hash())),
                pack.lines());
    }

    @PostMapping("/loss-layers/dry-run")
    @Access({Role.OPERATOR, Role.AUDITOR, Role.FINANCE})
    @Operation(summary = "Who pays at 1, 5, 20 % default; nothing is written")
    DryRun dryRun(@Valid @RequestBody NewDryRun wanted) {
        Pack pack = pack(wanted);
        Money amount =
                wanted.portfolio() == null
                        ? portfolio.open(wanted.scheme(), Acting.current().scope())
                        : wanted.portfolio();
        return DryRun.of(
                pack,
                amount,
                wanted.percents() == null ? DryRun.USUAL : wanted.percents(),
                years.used(wanted.scheme(), clock.today().getYear()));
    }

    private Pack pack(NewDryRun wanted) {
        Integer version = wanted.version();
        if (version != null) {
            try {
                return schemes.version(new PackRef(wanted.scheme(), version));
            } catch (IllegalArgumentException _) {
                throw new RefusedException(
                        new DelinquencyRefusal.SchemeNotFollowed(wanted.scheme()));
            }
        }
        return schemes.active(wanted.scheme(), clock.today())
                .orElseThrow(
                        () ->
                                new RefusedException(
                                        new DelinquencyRefusal.SchemeNotFollowed(wanted.scheme())));
    }

    private static ClaimView view(ClaimTable.Row row) {
        return new ClaimView(
                row.id(),
                row.number(),
                row.pack().toString(),
                row.layer(),
                row.bearer(),
                row.obligation(),
                row.institution(),
                row.amount(),
                row.state(),
                row.granted(),
                row.paid(),
                row.givenBack(),
                row.madeAt(),
                row.decidedAt(),
                row.reason(),
                HexFormat.of().formatHex(row.evidence()));
    }
}
