package org.xinyi.delinquency;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.credit.Obligations;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.sql.Requests;
import org.xinyi.people.Patients;
import org.xinyi.people.Person;

/// The call desk of a hospital: whom to call, and what came of it.
@RestController
@RequestMapping("/api/v1/{city}/call-desk")
@Tag(name = "Call desk")
class CallDeskController {

    private static final int LIMIT_MAX = 200;
    private static final int ORDERS_MAX = 200;
    private static final int TEXT_MAX = 2_000;

    /// @param open what is owed now
    record TaskView(
            long task,
            @NotNull ObligationId obligation,
            @NotNull InstitutionId institution,
            @NotNull String name,
            @Nullable String phone,
            @NotNull Money open,
            @NotNull Instant treatmentEndedAt,
            @NotNull Instant dueAt,
            @NotNull String rung,
            int attempts,
            @NotNull Instant callFrom) {}

    record TaskPage(@NotNull List<TaskView> tasks, @Nullable String next) {}

    /// @param phone to be dialled; null when there is none
    record NumberView(@Nullable String phone) {}

    /// @param promisedOn for PROMISED: the day by which it will be paid
    /// @param orders for NOT_DONE: what was not done; the whole bill when absent
    record NewCall(
            @NotNull CallOutcome outcome,
            @Nullable NonPaymentReason reason,
            @Nullable LocalDate promisedOn,
            @Nullable @Size(max = ORDERS_MAX) List<@NotNull OrderId> orders,
            @Nullable @Size(max = TEXT_MAX) String said) {}

    /// @param again when to call again; null: it is done with
    record CallView(
            long task, @NotNull CallOutcome outcome, int attempts, @Nullable Instant again) {}

    private final BusinessClock clock;
    private final CallTasks tasks;
    private final CallDesk desk;
    private final Obligations obligations;
    private final Patients patients;
    private final Requests writes;

    CallDeskController(
            BusinessClock clock,
            CallTasks tasks,
            CallDesk desk,
            Obligations obligations,
            Patients patients,
            Requests writes) {
        this.clock = clock;
        this.tasks = tasks;
        this.desk = desk;
        this.obligations = obligations;
        this.patients = patients;
        this.writes = writes;
    }

    @GetMapping("/queue")
    @Access({Role.CALL_DESK, Role.FINANCE, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "Whom to call now, longest waiting first; who has paid is left out")
    TaskPage queue(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, LIMIT_MAX);
        List<CallTasks.Task> found =
                tasks.open(Acting.current().scope(), clock.now(), Place.parse(cursor), most);
        Map<ObligationId, Obligations.Open> open =
                obligations.open(found.stream().map(CallTasks.Task::obligation).toList());
        Map<PatientId, Person> people =
                patients.find(found.stream().map(CallTasks.Task::debtor).distinct().toList());
        List<TaskView> views = new ArrayList<>();
        for (CallTasks.Task task : found) {
            Obligations.Open bill = open.get(task.obligation());
            if (bill != null) {
                views.add(view(task, bill, people.get(task.debtor())));
            }
        }
        return new TaskPage(
                views,
                found.size() < most
                        ? null
                        : Place.of(found.getLast().callFrom(), found.getLast().id()).toString());
    }

    @GetMapping("/tasks/{task}/number")
    @Access(Role.CALL_DESK)
    @Operation(summary = "The number to dial; who asked for it stands in the audit trail")
    NumberView number(@PathVariable long task) {
        CallTasks.Task found = visible(task);
        if (found.endedAt() != null) {
            throw new RefusedException(new DelinquencyRefusal.CallTaskEnded(task));
        }
        Patients.Identity identity =
                patients.identities(List.of(found.debtor())).get(found.debtor());
        return new NumberView(identity == null ? null : identity.phone());
    }

    @PostMapping("/tasks/{task}/calls")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Role.CALL_DESK)
    @Operation(summary = "Record what came of a call")
    CallView called(
            @PathVariable long task,
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody NewCall call) {
        return writes.once(
                DelinquencyOperation.RECORD_CALL,
                key,
                List.of(task, call),
                CallView.class,
                () -> {
                    CallTasks.Task found = visible(task);
                    Obligations.Open bill =
                            obligations.open(List.of(found.obligation())).get(found.obligation());
                    if (bill == null) {
                        throw new RefusedException(new DelinquencyRefusal.CallTaskEnded(task));
                    }
                    desk.record(found, bill, result(call));
                    CallTasks.Task after = visible(task);
                    return new CallView(
                            task,
                            call.outcome(),
                            after.attempts(),
                            after.endedAt() == null ? after.callFrom() : null);
                });
    }

    private static CallDesk.Result result(NewCall call) {
        return new CallDesk.Result(
                call.outcome(),
                call.reason(),
                call.promisedOn(),
                call.orders() == null ? List.of() : call.orders(),
                call.said());
    }

    private CallTasks.Task visible(long task) {
        return tasks.find(task)
                .filter(one -> Acting.current().sees(one.institution()))
                .orElseThrow(
                        () -> new RefusedException(new DelinquencyRefusal.CallTaskUnknown(task)));
    }

    private static TaskView view(
            CallTasks.Task task, Obligations.Open bill, @Nullable Person person) {
        return new TaskView(
                task.id(),
                task.obligation(),
                task.institution(),
                person == null ? "" : person.nameMasked(),
                person == null ? null : person.phoneMasked(),
                bill.amount(),
                bill.obligation().treatmentEndedAt(),
                bill.obligation().dueAt(),
                task.rung(),
                task.attempts(),
                task.callFrom());
    }
}
