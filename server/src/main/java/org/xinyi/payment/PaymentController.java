package org.xinyi.payment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.PaymentId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.ShiftId;
import org.xinyi.payment.Payments.Payment;
import org.xinyi.people.PeopleRefusal;

/// Payments as their payer, their patient and the payee's staff see them.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Payments")
class PaymentController {

    /// @param codeUrl what the wallet opens or scans, while it is open
    /// @param receivedAt when the payer paid
    record PaymentView(
            @NotNull PaymentId id,
            Payments.@NotNull Purpose purpose,
            long subject,
            @NotNull PartyId payee,
            @NotNull PatientId patient,
            @Nullable PatientId payer,
            @NotNull Channel channel,
            @NotNull Money amount,
            @NotNull Money givenBack,
            Payments.@NotNull Status status,
            @Nullable String codeUrl,
            @Nullable ShiftId shift,
            @NotNull Instant openedAt,
            @Nullable Instant receivedAt) {}

    /// @param next where the next page begins; null at the end
    record PaymentPage(@NotNull List<PaymentView> items, @Nullable PaymentId next) {}

    record PaymentDiscrepancyView(
            long id,
            Discrepancies.@NotNull Kind kind,
            long subject,
            @NotNull PartyId owner,
            @Nullable Money expected,
            @Nullable Money found,
            @NotNull String reference,
            @NotNull Instant at) {}

    private static final int PAGE_MAX = 500;

    private final PaymentRows rows;
    private final DiscrepancyLog discrepancies;

    PaymentController(PaymentRows rows, DiscrepancyLog discrepancies) {
        this.rows = rows;
        this.discrepancies = discrepancies;
    }

    @GetMapping("/payments/{payment}")
    @Access({
        Role.PATIENT,
        Role.CASHIER,
        Role.RECEPTION,
        Role.FINANCE,
        Role.CALL_DESK,
        Role.HOSPITAL_ADMIN,
        Role.OPERATOR,
        Role.AUDITOR
    })
    @Operation(summary = "A payment: for its payer, its patient, and the staff who look after it")
    PaymentView payment(@PathVariable long payment) {
        return rows.find(new PaymentId(payment))
                .filter(PaymentController::isOpenToCaller)
                .map(PaymentController::view)
                .orElseThrow(
                        () -> new RefusedException(new PaymentRefusal.PaymentUnknown(payment)));
    }

    @GetMapping("/patients/{patient}/payments")
    @Access({Role.PATIENT, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "What a person paid and what was paid for them, newest first, in pages")
    PaymentPage ofPatient(
            @PathVariable long patient,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "50") int limit) {
        PatientId asked = new PatientId(patient);
        Acting acting = Acting.current();
        if (acting.is(Role.PATIENT) && !acting.isPatient(asked)) {
            throw new RefusedException(new PeopleRefusal.PatientUnknown(patient));
        }
        int most = Math.clamp(limit, 1, PAGE_MAX);
        List<StoredPayment> found =
                rows.ofPatient(asked, before == null ? Long.MAX_VALUE : before, most);
        return new PaymentPage(
                found.stream().map(PaymentController::view).toList(),
                found.size() < most ? null : found.getLast().id());
    }

    @GetMapping("/institutions/{institution}/payments")
    @Access({Role.CASHIER, Role.FINANCE, Role.HOSPITAL_ADMIN, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "What an institution received on a day, by number, in pages")
    PaymentPage received(
            @PathVariable long institution,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit) {
        InstitutionId asked = requireSeen(institution);
        int most = Math.clamp(limit, 1, PAGE_MAX);
        List<StoredPayment> found =
                rows.received(
                        asked,
                        BusinessClock.startOf(day),
                        BusinessClock.startOf(day.plusDays(1)),
                        after,
                        most);
        return new PaymentPage(
                found.stream().map(PaymentController::view).toList(),
                found.size() < most ? null : found.getLast().id());
    }

    @GetMapping("/institutions/{institution}/payment-discrepancies")
    @Access({Role.FINANCE, Role.HOSPITAL_ADMIN, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "What did not agree on a day and was therefore not booked")
    List<PaymentDiscrepancyView> discrepancies(
            @PathVariable long institution,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day) {
        InstitutionId asked = requireSeen(institution);
        return discrepancies.on(day, asked.party()).stream().map(PaymentController::view).toList();
    }

    private static InstitutionId requireSeen(long institution) {
        InstitutionId asked = new InstitutionId(institution);
        if (!Acting.current().sees(asked)) {
            throw new RefusedException(new PeopleRefusal.InstitutionUnknown(institution));
        }
        return asked;
    }

    private static boolean isOpenToCaller(StoredPayment row) {
        Acting acting = Acting.current();
        PatientId payer = row.payment().payer();
        return acting.isPatient(row.payment().patient())
                || (payer != null && acting.isPatient(payer))
                || acting.sees(row.institution())
                || acting.sees(new InstitutionId(row.payment().payee().value()));
    }

    private static PaymentView view(StoredPayment row) {
        Payment payment = row.payment();
        return new PaymentView(
                payment.id(),
                payment.purpose(),
                payment.subject(),
                payment.payee(),
                payment.patient(),
                payment.payer(),
                payment.channel(),
                payment.amount(),
                row.givenBack(),
                payment.status(),
                payment.status() == Payments.Status.OPEN ? row.codeUrl() : null,
                row.shift(),
                row.openedAt(),
                payment.receivedAt());
    }

    private static PaymentDiscrepancyView view(Discrepancies.Discrepancy found) {
        return new PaymentDiscrepancyView(
                found.id(),
                found.kind(),
                found.subject(),
                found.owner(),
                found.expected(),
                found.found(),
                found.reference(),
                found.at());
    }
}
