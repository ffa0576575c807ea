package org.xinyi.ledger;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.Role;

/// The seals on the books, to be noted elsewhere: whoever keeps a hash can tell later whether
/// anything before it was changed.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Seals")
class SealController {

    private static final long PAGE_MAX = 500;

    /// @param blocks sealed so far
    /// @param hash of the newest block; before the first, what that one will follow
    /// @param waiting rows that are written and not sealed yet
    record HeadView(@NotNull Chain chain, long blocks, @NotNull String hash, long waiting) {}

    /// @param amount of all entries; zero for actions
    record SealView(
            @NotNull Chain chain,
            long number,
            long firstTransaction,
            long endTransaction,
            long rows,
            @NotNull Money amount,
            @NotNull Instant sealedAt,
            @NotNull String algorithm,
            @NotNull String content,
            @NotNull String previous,
            @NotNull String hash) {}

    /// @param journals the last block of the journals that belongs to it
    record ClosedView(
            ClosedPeriod.@NotNull Period period,
            long number,
            @NotNull LocalDate through,
            long journals,
            long actions,
            long accounts,
            @NotNull Instant closedAt,
            @NotNull String algorithm,
            @NotNull String state,
            @NotNull String previous,
            @NotNull String hash) {}

    record Heads(@NotNull List<HeadView> chains) {}

    record SealPage(@NotNull List<SealView> seals, @Nullable Long before) {}

    record ClosedPage(@NotNull List<ClosedView> closed, @Nullable Long before) {}

    private final Sealing sealing;
    private final SealTable seals;
    private final ClosedTable closed;
    private final ChainRows rows;

    SealController(Sealing sealing, SealTable seals, ClosedTable closed, ChainRows rows) {
        this.sealing = sealing;
        this.seals = seals;
        this.closed = closed;
        this.rows = rows;
    }

    @GetMapping("/seals/heads")
    @Access({Role.OPERATOR, Role.AUDITOR, Role.PLATFORM})
    @Operation(summary = "Where the chains of the journals and of the action log end now")
    Heads heads() {
        return new Heads(Arrays.stream(Chain.values()).map(this::head).toList());
    }

    /// Adds blocks and nothing else, so it needs no idempotency key.
    @PostMapping("/seals")
    @Access({Role.OPERATOR, Role.AUDITOR, Role.PLATFORM})
    @Operation(summary = "Seal now what would be sealed within seconds")
    Heads seal() {
        sealing.seal();
        return heads();
    }

    @GetMapping("/seals")
    @Access({Role.OPERATOR, Role.AUDITOR, Role.PLATFORM})
    @Operation(summary = "Sealed blocks of a chain, newest first")
    SealPage seals(
            @RequestParam(defaultValue = "JOURNALS") Chain chain,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            @RequestParam(defaultValue = "50") @Min(1) @Max(PAGE_MAX) int limit) {
        List<SealView> page =
                seals.before(chain, before, limit).stream().map(SealController::view).toList();
        boolean more = page.size() == limit && page.getLast().number > 1;
        return new SealPage(page, more ? page.getLast().number : null);
    }

    @GetMapping("/seals/closed")
    @Access({Role.OPERATOR, Role.AUDITOR, Role.PLATFORM})
    @Operation(summary = "Closed days, or months, newest first")
    ClosedPage closed(
            @RequestParam(defaultValue = "DAY") ClosedPeriod.Period period,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            @RequestParam(defaultValue = "50") @Min(1) @Max(PAGE_MAX) int limit) {
        List<ClosedView> page =
                closed.before(period, before, limit).stream().map(SealController::view).toList();
        boolean more = page.size() == limit && page.getLast().number > 1;
        return new ClosedPage(page, more ? page.getLast().number : null);
    }

    private HeadView head(Chain chain) {
        Seal.Head head = seals.head(chain);
        long waiting = rows.waiting(chain, head.endXid());
        return new HeadView(chain, head.number(), head.hash().hex(), waiting);
    }

    private static SealView view(Seal seal) {
        return new SealView(
                seal.chain(),
                seal.number(),
                seal.firstXid(),
                seal.endXid(),
                seal.contents().rows(),
                Money.ofFen(seal.contents().amount().longValueExact()),
                seal.sealedAt(),
                seal.algorithm(),
                seal.content().hex(),
                seal.previous().hex(),
                seal.hash().hex());
    }

    private static ClosedView view(ClosedPeriod one) {
        return new ClosedView(
                one.period(),
                one.number(),
                one.through(),
                one.journals(),
                one.actions(),
                one.state().accounts(),
                one.closedAt(),
                one.algorithm(),
                one.state().digest().hex(),
                one.previous().hex(),
                one.hash().hex());
    }
}
