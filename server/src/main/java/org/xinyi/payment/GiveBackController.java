package org.xinyi.payment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.PaymentId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.ShiftId;
import org.xinyi.kernel.sql.Requests;
import org.xinyi.people.PeopleRefusal;

/// Money on its way back to patients.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Windows")
class GiveBackController {

    /// @param shift whose drawer it is handed out from
    record HandingOut(@NotNull ShiftId shift) {}

    /// @param atChannel the channel is giving it back; a cashier has nothing to do
    /// @param channelFailed the channel could not give it back; a cashier hands it out
    record GiveBackView(
            long id,
            @NotNull PaymentId payment,
            @NotNull PatientId patient,
            @NotNull Channel channel,
            @NotNull Money amount,
            @NotNull Instant orderedAt,
            boolean atChannel,
            boolean channelFailed,
            @Nullable Instant givenAt) {}

    /// @param next where the next page begins; null at the end
    record GiveBackPage(@NotNull List<GiveBackView> items, @Nullable Long next) {}

    private static final int PAGE_MAX = 200;

    private final GiveBacks giveBacks;
    private final GiveBackRows rows;
    private final Requests requests;

    GiveBackController(GiveBacks giveBacks, GiveBackRows rows, Requests requests) {
        this.giveBacks = giveBacks;
        this.rows = rows;
        this.requests = requests;
    }

    @GetMapping("/institutions/{institution}/give-backs")
    @Access({Role.CASHIER, Role.FINANCE, Role.HOSPITAL_ADMIN, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "Money of an institution that has not gone back yet, by number")
    GiveBackPage waiting(
            @PathVariable long institution, @RequestParam(defaultValue = "0") long after) {
        if (!Acting.current().sees(new InstitutionId(institution))) {
            throw new RefusedException(new PeopleRefusal.InstitutionUnknown(institution));
        }
        List<StoredGiveBack> found = rows.waiting(new InstitutionId(institution), after, PAGE_MAX);
        return new GiveBackPage(
                found.stream().map(GiveBackController::view).toList(),
                found.size() < PAGE_MAX ? null : found.getLast().id());
    }

    @PostMapping("/give-backs/{giveBack}/handed-out")
    @Access(Role.CASHIER)
    @Operation(summary = "Note that a cashier has handed money out")
    GiveBackView handOut(
            @PathVariable long giveBack,
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody HandingOut wanted) {
        return requests.once(
                new Requests.Request<>(
                        Acting.current().client(),
                        PaymentOperation.HAND_OUT,
                        key,
                        new Handing(giveBack, wanted.shift())),
                GiveBackView.class,
                handing -> view(giveBacks.handOut(handing.giveBack(), handing.shift())));
    }

    /// For money that reached its payee without us, such as at a lender's own counter, or that no
    /// channel could give back.
    @PostMapping("/give-backs/{giveBack}/given-by-payee")
    @Access({Role.FINANCE, Role.OPERATOR})
    @Operation(summary = "Note that the payee itself has given money back")
    GiveBackView givenByPayee(
            @PathVariable long giveBack, @RequestHeader("Idempotency-Key") String key) {
        return requests.once(
                new Requests.Request<>(
                        Acting.current().client(), PaymentOperation.GIVEN_BY_PAYEE, key, giveBack),
                GiveBackView.class,
                id -> view(giveBacks.givenByPayee(id)));
    }

    private static GiveBackView view(StoredGiveBack row) {
        return new GiveBackView(
                row.id(),
                row.payment(),
                row.patient(),
                row.channel(),
                row.amount(),
                row.orderedAt(),
                row.atChannel(),
                row.status() == StoredGiveBack.Status.STUCK,
                row.givenAt());
    }

    private record Handing(long giveBack, ShiftId shift) {}
}
