package org.xinyi.payment;

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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.ShiftId;
import org.xinyi.kernel.sql.Requests;

/// Cashiers' shifts at windows and kiosks.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Windows")
class ShiftController {

    /// @param cashier as the hospital names the person or the kiosk
    record NewShift(
            @NotBlank @Size(max = 40) String cashier,
            @NotBlank @Size(max = 40) String window,
            @NotNull Money openingFloat) {}

    record ShiftOpened(@NotNull ShiftId id) {}

    /// @param countedCash what lies in the drawer, the opening float included
    record DrawerCount(@NotNull Money countedCash) {}

    record ChannelSum(
            @NotNull Channel channel,
            int takenCount,
            @NotNull Money taken,
            int givenBackCount,
            @NotNull Money givenBack) {}

    /// @param difference counted − expected; null while it is open
    record ShiftView(
            @NotNull ShiftId id,
            @NotNull InstitutionId institution,
            @NotNull String cashier,
            @NotNull String window,
            @NotNull Instant openedAt,
            @Nullable Instant closedAt,
            @NotNull Money openingFloat,
            @NotNull List<ChannelSum> channels,
            @Nullable Money expectedCash,
            @Nullable Money countedCash,
            @Nullable Money difference) {}

    private final Shifts shifts;
    private final Requests requests;

    ShiftController(Shifts shifts, Requests requests) {
        this.shifts = shifts;
        this.requests = requests;
    }

    @PostMapping("/shifts")
    @ResponseStatus(HttpStatus.CREATED)
    @Access({Role.CASHIER, Role.RECEPTION})
    @Operation(summary = "Open a shift at a window or kiosk")
    ShiftOpened open(
            @RequestHeader("Idempotency-Key") String key, @Valid @RequestBody NewShift wanted) {
        InstitutionId institution = Acting.current().institution();
        if (institution == null || wanted.openingFloat().isNegative()) {
            throw new RefusedException(
                    new PaymentRefusal.ShiftNotOpened(wanted.window(), wanted.openingFloat()));
        }
        return requests.once(
                request(PaymentOperation.OPEN_SHIFT, key, wanted),
                ShiftOpened.class,
                content ->
                        new ShiftOpened(
                                shifts.open(
                                        institution,
                                        content.cashier(),
                                        content.window(),
                                        content.openingFloat())));
    }

    @PostMapping("/shifts/{shift}/close")
    @Access({Role.CASHIER, Role.RECEPTION, Role.FINANCE})
    @Operation(summary = "Close a shift with what was counted in its drawer")
    ShiftView close(
            @PathVariable long shift,
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody DrawerCount count) {
        if (count.countedCash().isNegative()) {
            throw new RefusedException(new PaymentRefusal.CountNegative(count.countedCash()));
        }
        requests.once(
                request(PaymentOperation.CLOSE_SHIFT, key, new Closing(shift, count.countedCash())),
                Closed.class,
                closing ->
                        new Closed(shifts.close(new ShiftId(closing.shift()), closing.counted())));
        return view(shifts.find(new ShiftId(shift)));
    }

    @GetMapping("/shifts/{shift}")
    @Access({
        Role.CASHIER,
        Role.RECEPTION,
        Role.FINANCE,
        Role.HOSPITAL_ADMIN,
        Role.OPERATOR,
        Role.AUDITOR
    })
    @Operation(summary = "A shift with its sums per channel")
    ShiftView shift(@PathVariable long shift) {
        return view(shifts.find(new ShiftId(shift)));
    }

    private ShiftView view(ShiftRows.Shift shift) {
        Money expected = shift.expectedCash();
        Money counted = shift.countedCash();
        return new ShiftView(
                shift.id(),
                shift.institution(),
                shift.cashier(),
                shift.window(),
                shift.openedAt(),
                shift.closedAt(),
                shift.openingFloat(),
                shifts.sums(shift.id()).stream().map(ShiftController::sum).toList(),
                expected,
                counted,
                counted == null || expected == null ? null : counted.minus(expected));
    }

    private static ChannelSum sum(ShiftRows.Sum sum) {
        return new ChannelSum(
                sum.channel(),
                sum.takenCount(),
                sum.taken(),
                sum.givenBackCount(),
                sum.givenBack());
    }

    private static <C> Requests.Request<C> request(
            PaymentOperation operation, String key, C content) {
        return new Requests.Request<>(Acting.current().client(), operation, key, content);
    }

    private record Closing(long shift, Money counted) {}

    private record Closed(Money expected) {}
}
