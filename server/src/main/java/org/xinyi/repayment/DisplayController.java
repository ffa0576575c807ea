package org.xinyi.repayment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.VisitId;
import org.xinyi.people.PeopleRefusal;
import org.xinyi.scheme.EntryTerms.Identity;
import org.xinyi.scheme.Pack;
import org.xinyi.scheme.Schemes;
import org.xinyi.visit.Recognition;
import org.xinyi.visit.RecognitionRefusal;
import org.xinyi.visit.Recognitions;
import org.xinyi.visit.Visit;
import org.xinyi.visit.VisitRefusal;
import org.xinyi.visit.Visits;

/// Paying by showing a code or a face, the own or a relative's.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Repayments")
class DisplayController {

    /// Something that was shown earlier is no consent to pay.
    private static final Duration COUNTS = Duration.ofMinutes(10);

    /// @param recognition of whoever pays, made at this hospital; absent in a patient's own
    /// session
    /// @param scheme whose ways of paying count; when absent the visit's own or the city's
    /// default
    record NewDisplay(
            @NotNull VisitId visit,
            @Nullable Long recognition,
            @Nullable @Size(max = 20) String scheme) {}

    /// @param fund what others than the patient bear of what was settled now
    /// @param personal the patient's share of it
    /// @param owed what was open of the visit when something was shown, with what was settled
    /// now
    /// @param state how the personal share goes on
    record DisplayPaid(
            @NotNull PatientId payer,
            @NotNull Money fund,
            @NotNull Money personal,
            @NotNull Money owed,
            PayingByDisplay.@NotNull Personal state) {}

    private final PayingByDisplay paying;
    private final Debts debts;
    private final Visits visits;
    private final Recognitions recognitions;
    private final Schemes schemes;
    private final BusinessClock clock;

    DisplayController(
            PayingByDisplay paying,
            Debts debts,
            Visits visits,
            Recognitions recognitions,
            Schemes schemes,
            BusinessClock clock) {
        this.paying = paying;
        this.debts = debts;
        this.visits = visits;
        this.recognitions = recognitions;
        this.schemes = schemes;
        this.clock = clock;
    }

    @PostMapping("/displays")
    @Access({Role.PATIENT, Role.CASHIER, Role.RECEPTION, Role.DOCTOR, Role.NURSE, Role.PHARMACIST})
    @Operation(
            summary = "Settle a visit and pay the personal share by one display",
            description =
                    "A code or a face that was recognised, or the own phone, of the patient or of"
                            + " a relative who pays. What no wallet pays can be paid in any way.")
    DisplayPaid display(
            @RequestHeader("Idempotency-Key") String key, @Valid @RequestBody NewDisplay wanted) {
        Recognition shown = shown(wanted);
        PatientId payer = payer(shown);
        Visit visit = visit(wanted.visit, payer);
        requireOwn(shown, visit);
        Pack pack = pack(wanted.scheme, visit);
        Identity by = shown == null ? null : shown.by();
        DisplayRules.against(pack, by, payer.equals(visit.patient()))
                .ifPresent(
                        refusal -> {
                            throw new RefusedException(refusal);
                        });
        if (shown != null && !recognitions.use(shown.id(), visit.id())) {
            throw new RefusedException(
                    new RecognitionRefusal.RecognitionUsed(visit.id().value(), shown.id()));
        }
        PayingByDisplay.Paid paid =
                paying.pay(
                        new PayingByDisplay.Display(
                                visit, payer, pack, by, Acting.current().client(), key));
        return new DisplayPaid(payer, paid.fund(), paid.personal(), paid.owed(), paid.state());
    }

    /// What was shown at the caller's own desk; null on the payer's own phone.
    private @Nullable Recognition shown(NewDisplay wanted) {
        Acting acting = Acting.current();
        if (acting.patient() != null) {
            return null;
        }
        return Optional.ofNullable(wanted.recognition)
                .flatMap(recognitions::find)
                .filter(one -> acting.sees(one.institution()))
                .filter(one -> clock.now().isBefore(one.at().plus(COUNTS)))
                .orElseThrow(
                        () ->
                                new RefusedException(
                                        new PeopleRefusal.PersonActedForMissing(
                                                "a recognition of whoever pays, of now")));
    }

    private static PatientId payer(@Nullable Recognition shown) {
        PatientId self = Acting.current().patient();
        if (self != null) {
            return self;
        }
        if (shown == null) {
            throw new IllegalStateException("Staff show what somebody has shown");
        }
        PatientId through = shown.through();
        return through == null ? shown.patient() : through;
    }

    /// A visit of the caller's hospital, whose patient the payer may pay for.
    private Visit visit(VisitId id, PatientId payer) {
        Acting acting = Acting.current();
        Visit visit = visits.find(List.of(id)).get(id);
        if (visit == null
                || !(acting.patient() != null || acting.sees(visit.institution()))
                || !debts.mayPay(payer, visit.patient())) {
            throw new RefusedException(new VisitRefusal.VisitUnknown(id.value()));
        }
        return visit;
    }

    /// What was shown for somebody on a relative's phone pays for nobody else.
    private static void requireOwn(@Nullable Recognition shown, Visit visit) {
        if (shown != null && shown.through() != null && !shown.patient().equals(visit.patient())) {
            throw new RefusedException(new VisitRefusal.VisitUnknown(visit.id().value()));
        }
    }

    private Pack pack(@Nullable String wanted, Visit visit) {
        Optional<Pack> pack =
                visit.pack() != null
                        ? Optional.of(schemes.version(visit.pack()))
                        : wanted != null
                                ? schemes.active(wanted, clock.today())
                                : schemes.active(clock.today()).stream().findFirst();
        return pack.orElseThrow(
                () ->
                        new RefusedException(
                                new RepaymentRefusal.DisplayNotTaken(
                                        wanted == null ? "" : wanted, "", List.of())));
    }
}
