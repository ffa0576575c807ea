package org.xinyi.delinquency;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.credit.Obligations;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.Role;
import org.xinyi.kernel.sql.Requests;

/// More time, and help for people who cannot pay; why people did not pay.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Help")
class HelpController {

    private static final int TEXT_MAX = 2_000;
    private static final int LIMIT_MAX = 200;

    record NewPause(@NotNull PauseReason reason, @NotNull Instant until) {}

    record PauseView(
            long pause,
            @NotNull ObligationId obligation,
            @NotNull PauseReason reason,
            @NotNull Instant until) {}

    record PauseEnd(long pause) {}

    record NewRequest(@Nullable @Size(max = TEXT_MAX) String text) {}

    record RequestView(
            long request,
            @NotNull ObligationId obligation,
            @NotNull Instant askedAt,
            @NotNull Instant decideBy,
            @Nullable String decision,
            @Nullable String text) {}

    record RequestPage(@NotNull List<RequestView> requests, @Nullable String next) {}

    /// @param until of a pause, for MORE_TIME
    /// @param amount of the relief that is proposed to a second person, for RELIEF
    record NewDecision(
            @NotNull HelpDecision decision, @Nullable Instant until, @Nullable Money amount) {}

    record NewAnswer(
            @NotNull NonPaymentReason reason,
            @Nullable @Min(1) @Max(5) Integer satisfaction,
            @Nullable @Size(max = TEXT_MAX) String remark) {}

    record Thanks(@NotNull String word) {}

    private final Visibility visibility;
    private final Pauses pauses;
    private final HardshipRequests requests;
    private final Survey survey;
    private final Requests writes;

    HelpController(
            Visibility visibility,
            Pauses pauses,
            HardshipRequests requests,
            Survey survey,
            Requests writes) {
        this.visibility = visibility;
        this.pauses = pauses;
        this.requests = requests;
        this.survey = survey;
        this.writes = writes;
    }

    @PostMapping("/obligations/{obligation}/pauses")
    @ResponseStatus(HttpStatus.CREATED)
    @Access({Role.FINANCE, Role.CALL_DESK, Role.OPERATOR})
    @Operation(summary = "Ask nothing of a debtor until a moment, at most 90 days")
    PauseView pause(
            @PathVariable long obligation,
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody NewPause wanted) {
        return writes.once(
                DelinquencyOperation.PAUSE,
                key,
                List.of(obligation, wanted),
                PauseView.class,
                () -> {
                    Pauses.Pause pause =
                            pauses.begin(
                                    visibility.open(obligation).obligation().id(),
                                    wanted.reason(),
                                    wanted.until());
                    return new PauseView(
                            pause.id(), pause.obligation(), pause.reason(), pause.until());
                });
    }

    @PostMapping("/obligations/{obligation}/pauses/{pause}/end")
    @Access({Role.FINANCE, Role.CALL_DESK, Role.OPERATOR})
    @Operation(summary = "End a pause early")
    PauseEnd endPause(
            @PathVariable long obligation,
            @PathVariable long pause,
            @RequestHeader("Idempotency-Key") String key) {
        return writes.once(
                DelinquencyOperation.END_PAUSE,
                key,
                List.of(obligation, pause),
                PauseEnd.class,
                () -> {
                    pauses.end(visibility.visible(obligation).id(), pause);
                    return new PauseEnd(pause);
                });
    }

    @PostMapping("/obligations/{obligation}/hardship-requests")
    @ResponseStatus(HttpStatus.CREATED)
    @Access({Role.PATIENT, Role.CALL_DESK, Role.FINANCE})
    @Operation(summary = "Say that one cannot pay; nothing is asked while it is decided")
    RequestView ask(
            @PathVariable long obligation,
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody NewRequest wanted) {
        return writes.once(
                DelinquencyOperation.ASK_FOR_HELP,
                key,
                List.of(obligation, wanted),
                RequestView.class,
                () -> view(requests.ask(visibility.open(obligation).obligation(), wanted.text())));
    }

    @GetMapping("/follow-up/hardship-requests")
    @Access({Role.FINANCE, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "Requests for help that wait for a decision, most urgent first")
    RequestPage waiting(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, LIMIT_MAX);
        List<HardshipRequests.Request> found =
                requests.waiting(Acting.current().scope(), Place.parse(cursor), most);
        return new RequestPage(
                found.stream().map(HelpController::view).toList(),
                found.size() < most
                        ? null
                        : Place.of(found.getLast().decideBy(), found.getLast().id()).toString());
    }

    @PostMapping("/hardship-requests/{request}/decision")
    @Access({Role.FINANCE, Role.OPERATOR})
    @Operation(summary = "Decide about help: relief by two people, more time, or none")
    RequestView decide(
            @PathVariable long request,
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody NewDecision wanted) {
        return writes.once(
                DelinquencyOperation.DECIDE_HELP,
                key,
                List.of(request, wanted),
                RequestView.class,
                () -> {
                    HardshipRequests.Request found =
                            requests.find(request)
                                    .filter(one -> Acting.current().sees(one.institution()))
                                    .orElseThrow(
                                            () ->
                                                    new RefusedException(
                                                            new DelinquencyRefusal
                                                                    .HardshipRequestUnknown(
                                                                    request)));
                    return view(
                            requests.decide(
                                    found,
                                    new HardshipRequests.Answer(
                                            wanted.decision(), wanted.until(), wanted.amount())));
                });
    }

    @PostMapping("/obligations/{obligation}/survey-answers")
    @ResponseStatus(HttpStatus.CREATED)
    @Access({Role.PATIENT, Role.CALL_DESK})
    @Operation(summary = "Say why one has not paid yet, and how satisfied one was")
    Thanks answer(
            @PathVariable long obligation,
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody NewAnswer answer) {
        return writes.once(
                DelinquencyOperation.ANSWER_SURVEY,
                key,
                List.of(obligation, answer),
                Thanks.class,
                () -> {
                    Obligations.Open bill = visibility.open(obligation);
                    survey.answered(bill, answer.reason(), answer.satisfaction(), answer.remark());
                    return new Thanks("谢谢 / thank you");
                });
    }

    private static RequestView view(HardshipRequests.Request one) {
        return new RequestView(
                one.id(),
                one.obligation(),
                one.askedAt(),
                one.decideBy(),
                one.decision(),
                one.text());
    }
}
