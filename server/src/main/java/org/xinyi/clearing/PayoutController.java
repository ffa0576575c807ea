package org.xinyi.clearing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.Coded;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.JournalId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PageMark;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;
import org.xinyi.ledger.Parties;
import org.xinyi.ledger.Source;
import org.xinyi.payment.Channel;
import org.xinyi.people.Institutions;
import org.xinyi.people.PeopleRefusal;

/// Money that has arrived: each payout, and the lines of the payer's files that it pays.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Payouts")
class PayoutController {

    private static final int LIMIT_MAX = 200;

    /// @param payer who paid; absent for a channel, which is no party
    /// @param channel of a channel's payout
    /// @param number the payer's
    /// @param about the day, or the first day of the month, whose business is paid
    /// @param deducted refunds that were netted, or what the insurer withheld
    /// @param net gross − deducted − fee: what arrived
    /// @param journal that books it; absent when nothing was left to pay
    record PayoutView(
            long payout,
            @NotNull InstitutionId institution,
            Arrival.@NotNull Kind kind,
            @Nullable String payer,
            @Nullable Channel channel,
            @NotNull Source source,
            @NotNull String number,
            @NotNull LocalDate about,
            @NotNull LocalDate paidOn,
            @NotNull Money gross,
            @NotNull Money deducted,
            @NotNull Money fee,
            @NotNull Money net,
            @Nullable JournalId journal) {}

    /// @param next where to go on, as `after`; absent at the end
    record PayoutPage(@NotNull List<PayoutView> payouts, @Nullable Long next) {}

    /// @param net what the payer now says it paid; what is booked stands
    record Correction(@NotNull Money net, @NotNull Instant seenAt) {}

    record PayoutDetail(@NotNull PayoutView payout, @NotNull List<Correction> corrections) {}

    /// @param subject our number: settlement, obligation, payment or give-back, by type; 0 when
    /// it is none of ours
    /// @param draw the obligation that a refund is about; 0 when it names none
    /// @param reference the payer's own number
    record PayoutLine(
            @NotNull LocalDate day,
            @NotNull LineType type,
            long subject,
            long draw,
            @NotNull Money amount,
            @NotNull String reference) {}

    /// @param next where to go on, as `after`; absent at the end
    record PayoutLines(@NotNull List<PayoutLine> lines, @Nullable String next) {}

    private final PayoutBook book;
    private final Institutions institutions;
    private final Parties parties;

    PayoutController(PayoutBook book, Institutions institutions, Parties parties) {
        this.book = book;
        this.institutions = institutions;
        this.parties = parties;
    }

    @GetMapping("/institutions/{institution}/payouts")
    @Access({Role.FINANCE, Role.HOSPITAL_ADMIN, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "What insurer, lenders and channels have paid, the last first")
    PayoutPage payouts(
            @PathVariable long institution,
            @RequestParam(required = false) Arrival.@Nullable Kind kind,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(LIMIT_MAX) int limit) {
        InstitutionId asked = new InstitutionId(institution);
        if (!Acting.current().sees(asked)) {
            throw new RefusedException(new PeopleRefusal.InstitutionUnknown(institution));
        }
        List<Arrival> found = book.page(asked, kind, after, limit);
        Map<PartyId, String> names = names();
        return new PayoutPage(
                found.stream().map(one -> view(one, names)).toList(),
                found.size() < limit ? null : found.getLast().id());
    }

    @GetMapping("/payouts/{payout}")
    @Access({Role.FINANCE, Role.HOSPITAL_ADMIN, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "One payout, and what the payer later said otherwise")
    PayoutDetail payout(@PathVariable long payout) {
        return new PayoutDetail(
                view(visible(payout), names()),
                book.corrections(payout).stream()
                        .map(one -> new Correction(one.net(), one.seenAt()))
                        .toList());
    }

    @GetMapping("/payouts/{payout}/lines")
    @Access({Role.FINANCE, Role.HOSPITAL_ADMIN, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "The lines of the payer's files that a payout pays, file by file")
    PayoutLines lines(
            @PathVariable long payout,
            @RequestParam(required = false) @Pattern(regexp = PageMark.PATTERN)
                    @Nullable String after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(LIMIT_MAX) int limit) {
        Arrival paid = visible(payout);
        String place =
                institutions
                        .find(new InstitutionId(paid.owner().value()))
                        .map(Institutions.Institution::code)
                        .orElse("");
        PageMark mark = PageMark.of(after);
        List<PayoutBook.Placed> found =
                book.lines(PaidFor.of(paid, place), mark.first(), mark.second(), limit);
        return new PayoutLines(
                found.stream().map(PayoutController::line).toList(),
                found.size() < limit
                        ? null
                        : new PageMark(found.getLast().file(), found.getLast().position())
                                .toString());
    }

    private Arrival visible(long payout) {
        return book.find(payout)
                .filter(one -> Acting.current().sees(new InstitutionId(one.owner().value())))
                .orElseThrow(() -> new RefusedException(new ClearingRefusal.PayoutUnknown(payout)));
    }

    private Map<PartyId, String> names() {
        return parties.all().stream()
                .collect(Collectors.toMap(Parties.Party::id, Parties.Party::name));
    }

    private static PayoutView view(Arrival one, Map<PartyId, String> names) {
        boolean byChannel = one.kind() == Arrival.Kind.CHANNEL;
        return new PayoutView(
                one.id(),
                new InstitutionId(one.owner().value()),
                one.kind(),
                byChannel ? null : names.get(one.payer()),
                byChannel ? Coded.of(Channel.class, one.channel()) : null,
                one.source(),
                one.number(),
                one.about(),
                one.paidOn(),
                one.gross(),
                one.deducted(),
                one.fee(),
                one.net(),
                one.journal());
    }

    private static PayoutLine line(PayoutBook.Placed one) {
        Line line = one.line();
        return new PayoutLine(
                one.day(),
                line.type(),
                line.subject(),
                line.draw(),
                line.amount(),
                line.reference());
    }
}
