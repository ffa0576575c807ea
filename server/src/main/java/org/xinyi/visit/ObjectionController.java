package org.xinyi.visit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.VisitId;
import org.xinyi.kernel.sql.Requests;

/// "This was not done", and the hospital's answer.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Objections")
class ObjectionController {

    private static final int TEXT_MAX = 500;

    record NewObjection(@NotBlank @Size(max = TEXT_MAX) String text) {}

    /// @param upheld whether the patient was right
    record NewAnswer(boolean upheld, @NotBlank @Size(max = TEXT_MAX) String text) {}

    /// @param answeredAt absent while nobody has answered
    record ObjectionView(
            long id,
            @NotNull OrderId order,
            @NotNull VisitId visit,
            @NotNull DepartmentId department,
            @NotNull String text,
            @NotNull Instant at,
            @Nullable Instant answeredAt,
            @Nullable Boolean upheld,
            @Nullable String answer) {

        static ObjectionView of(Objection one) {
            return new ObjectionView(
                    one.id(),
                    one.order(),
                    one.visit(),
                    one.department(),
                    one.text(),
                    one.at(),
                    one.answeredAt(),
                    one.upheld(),
                    one.answer());
        }
    }

    record VisitObjections(@NotNull List<ObjectionView> objections) {}

    /// @param next where to go on, as `after`; absent at the end
    record ObjectionPage(@NotNull List<ObjectionView> objections, @Nullable Long next) {}

    private final Objecting objecting;
    private final ObjectionBook book;
    private final Viewing viewing;
    private final Requests requests;

    ObjectionController(
            Objecting objecting, ObjectionBook book, Viewing viewing, Requests requests) {
        this.objecting = objecting;
        this.book = book;
        this.viewing = viewing;
        this.requests = requests;
    }

    @PostMapping("/orders/{order}/objections")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Role.PATIENT)
    @Operation(summary = "Say that something on the own bill was not done")
    ObjectionView object(
            @PathVariable long order,
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody NewObjection wanted) {
        Acting acting = Acting.current();
        var objection =
                new Objecting.NewObjection(
                        new OrderId(order),
                        wanted.text(),
                        Objects.requireNonNull(acting.patient()));
        return requests.once(
                new Requests.Request<>(acting.client(), VisitOperation.OBJECT, key, objection),
                ObjectionView.class,
                one -> ObjectionView.of(objecting.object(one)));
    }

    @PostMapping("/objections/{objection}/answers")
    @ResponseStatus(HttpStatus.CREATED)
    @Access({
        Role.TECHNICIAN,
        Role.PHARMACIST,
        Role.NURSE,
        Role.DOCTOR,
        Role.FINANCE,
        Role.HOSPITAL_ADMIN
    })
    @Operation(summary = "Answer an objection; an upheld one is undone or refunded apart")
    ObjectionView answer(
            @PathVariable long objection,
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody NewAnswer wanted) {
        Caller by = Caller.current();
        var answer = new Objecting.Answer(objection, wanted.upheld(), wanted.text(), by);
        return requests.once(
                new Requests.Request<>(by.client(), VisitOperation.ANSWER_OBJECTION, key, answer),
                ObjectionView.class,
                one -> ObjectionView.of(objecting.answer(one)));
    }

    @GetMapping("/visits/{visit}/objections")
    @Access({
        Role.PATIENT,
        Role.TECHNICIAN,
        Role.PHARMACIST,
        Role.NURSE,
        Role.DOCTOR,
        Role.FINANCE,
        Role.HOSPITAL_ADMIN,
        Role.OPERATOR,
        Role.AUDITOR
    })
    @Operation(summary = "What the patient has objected to, with the answers")
    VisitObjections ofVisit(@PathVariable long visit) {
        return new VisitObjections(
                book.of(viewing.visit(visit).id()).stream().map(ObjectionView::of).toList());
    }

    @GetMapping("/institutions/{institution}/objections")
    @Access({
        Role.TECHNICIAN,
        Role.PHARMACIST,
        Role.NURSE,
        Role.DOCTOR,
        Role.FINANCE,
        Role.HOSPITAL_ADMIN,
        Role.OPERATOR,
        Role.AUDITOR
    })
    @Operation(summary = "Objections that wait for an answer, oldest first")
    ObjectionPage waiting(
            @PathVariable long institution,
            @RequestParam(required = false) @Nullable Long department,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "50") int limit) {
        PageWanted wanted = PageWanted.of(after, limit);
        List<Objection> read =
                book.waiting(
                        viewing.institution(institution),
                        department == null ? null : new DepartmentId(department),
                        wanted);
        return new ObjectionPage(
                wanted.cut(read).stream().map(ObjectionView::of).toList(),
                wanted.next(read, Objection::id));
    }
}
