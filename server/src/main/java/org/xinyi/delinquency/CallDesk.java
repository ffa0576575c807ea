package org.xinyi.delinquency;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Obligations;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.scheme.PackRef;

/// What comes of calls. A call rung is carried out when somebody has called: reached or not, after
/// three days of trying at the latest.
@Component
class CallDesk {

    static final int ATTEMPTS_MAX = 3;

    private static final Duration NEXT_TRY = Duration.ofDays(1);
    private static final Duration LOOK_FOR_PAYMENT = Duration.ofDays(7);
    private static final Duration LOOK_FOR_NUMBER = Duration.ofDays(30);

    /// @param promisedOn the day by which it will be paid, for [CallOutcome#PROMISED]
    /// @param orders what was not done, for [CallOutcome#NOT_DONE]; empty: the whole bill
    /// @param said the debtor's words about a dispute or about hardship
    record Result(
            CallOutcome outcome,
            @Nullable NonPaymentReason reason,
            @Nullable LocalDate promisedOn,
            List<OrderId> orders,
            @Nullable String said) {
        Result {
            orders = List.copyOf(orders);
        }
    }

    private final IdSource ids;
    private final BusinessClock clock;
    private final CallTasks tasks;
    private final EventLog log;
    private final Hints hints;
    private final Consequences consequences;
    private final Survey survey;

    CallDesk(
            IdSource ids,
            BusinessClock clock,
            CallTasks tasks,
            EventLog log,
            Hints hints,
            Consequences consequences,
            Survey survey) {
        this.ids = ids;
        this.clock = clock;
        this.tasks = tasks;
        this.log = log;
        this.hints = hints;
        this.consequences = consequences;
        this.survey = survey;
    }

    /// Records a call, in the caller's transaction.
    void record(CallTasks.Task task, Obligations.Open bill, Result result) {
        Instant now = clock.now();
        LocalDate promisedOn = result.promisedOn;
        if (result.outcome == CallOutcome.PROMISED
                && (promisedOn == null || promisedOn.isBefore(clock.today()))) {
            throw new RefusedException(new DelinquencyRefusal.PromiseWithoutDay());
        }
        boolean tryAgain =
                result.outcome == CallOutcome.UNREACHABLE && task.attempts() + 1 < ATTEMPTS_MAX;
        CallTasks.Call call =
                new CallTasks.Call(
                        ids.next(),
                        task.id(),
                        task.obligation(),
                        task.institution(),
                        now,
                        result.outcome,
                        result.reason,
                        promisedOn,
                        Visibility.staff());
        if (!tasks.called(call, tryAgain ? now.plus(NEXT_TRY) : null)) {
            throw new RefusedException(new DelinquencyRefusal.CallTaskEnded(task.id()));
        }
        log.append(events(task, bill, result, tryAgain, now));
        if (result.reason != null) {
            survey.asked(bill, result.reason, now);
        }
        hints.look(List.of(task.obligation()), now);
        follow(bill, result, now);
    }

    private static List<EventLog.Entry> events(
            CallTasks.Task task,
            Obligations.Open bill,
            Result result,
            boolean tryAgain,
            Instant now) {
        List<EventLog.Entry> entries = new ArrayList<>();
        entries.add(
                new EventLog.Entry(
                        now,
                        task.obligation(),
                        new Event.CallMade(task.id(), result.outcome, result.reason)));
        PackRef pack = bill.obligation().pack();
        if (!tryAgain && pack != null) {
            entries.add(
                    new EventLog.Entry(
                            now,
                            task.obligation(),
                            new Event.RungCarriedOut(task.rung(), pack, null)));
        }
        return entries;
    }

    private void follow(Obligations.Open bill, Result result, Instant now) {
        switch (result.outcome) {
            case PROMISED -> {
                LocalDate day = result.promisedOn;
                if (day != null) {
                    consequences.pause(
                            bill, PauseReason.PROMISED, BusinessClock.startOf(day.plusDays(1)));
                }
            }
            case PAID_ALREADY ->
                    consequences.pause(bill, PauseReason.PAID_ALREADY, now.plus(LOOK_FOR_PAYMENT));
            case WRONG_NUMBER ->
                    consequences.pause(bill, PauseReason.WRONG_NUMBER, now.plus(LOOK_FOR_NUMBER));
            case HARDSHIP -> consequences.askForHelp(bill, result.said);
            case NOT_DONE -> consequences.dispute(bill, result.orders, result.said);
            case REFUSES, UNREACHABLE -> {}
        }
    }

    /// What a call can bring about.
    @Component
    static class Consequences {

        private static final String AT_THE_PHONE = "电话中提出 / said on the phone";

        private final Pauses pauses;
        private final Disputes disputes;
        private final HardshipRequests requests;

        Consequences(Pauses pauses, Disputes disputes, HardshipRequests requests) {
            this.pauses = pauses;
            this.disputes = disputes;
            this.requests = requests;
        }

        void pause(Obligations.Open bill, PauseReason reason, Instant until) {
            pauses.begin(bill.obligation().id(), reason, until);
        }

        void askForHelp(Obligations.Open bill, @Nullable String said) {
            if (requests.openOf(bill.obligation().id()).isEmpty()) {
                requests.ask(bill.obligation(), said);
            }
        }

        void dispute(Obligations.Open bill, List<OrderId> orders, @Nullable String said) {
            disputes.open(bill.obligation(), orders, said == null ? AT_THE_PHONE : said);
        }
    }
}
