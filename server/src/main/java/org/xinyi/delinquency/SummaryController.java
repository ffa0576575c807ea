package org.xinyi.delinquency;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.xinyi.kernel.Access;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.Role;

/// Follow-up in numbers.
@RestController
@RequestMapping("/api/v1/{city}")
@Tag(name = "Follow-up")
class SummaryController {

    /// @param noticesByRung messages sent, by rung of the packs
    /// @param calls calls made
    /// @param callsWaiting bills that somebody has yet to be called about
    /// @param drafts rungs that wait for release
    /// @param listed listings ever made
    /// @param lifted those that are on no list any more
    /// @param claims made to the fiscal office
    /// @param writtenOff given up in the books so far, recovered or not
    /// @param outstanding open now, due or not, written off or not
    /// @param overdue open after its due date
    /// @param byAge what is outstanding by how long ago the treatment ended
    record Summary(
            @NotNull Instant asOf,
            @NotNull Map<String, Long> noticesByRung,
            long calls,
            long callsWaiting,
            long drafts,
            long listed,
            long lifted,
            long claims,
            @NotNull Money subsidyClaimed,
            @NotNull Money subsidyGranted,
            @NotNull Money subsidyReceived,
            @NotNull Money subsidyGivenBack,
            long writtenOffBills,
            @NotNull Money writtenOff,
            @NotNull Money recovered,
            long outstandingBills,
            @NotNull Money outstanding,
            long overdueBills,
            @NotNull Money overdue,
            @NotNull Map<Portfolio.Age, Portfolio.Owed> byAge) {}

    /// @param reasons the most frequent first
    record NonPayment(
            @NotNull LocalDate from,
            @NotNull LocalDate to,
            @NotNull List<Survey.ReasonGiven> reasons) {}

    private static final long DAYS_USUAL = 29;

    private final BusinessClock clock;
    private final FollowUpSums sums;
    private final Drafts drafts;
    private final Portfolio portfolio;
    private final Survey survey;

    SummaryController(
            BusinessClock clock,
            FollowUpSums sums,
            Drafts drafts,
            Portfolio portfolio,
            Survey survey) {
        this.clock = clock;
        this.sums = sums;
        this.drafts = drafts;
        this.portfolio = portfolio;
        this.survey = survey;
    }

    @GetMapping("/follow-up/summary")
    @Access({Role.FINANCE, Role.OPERATOR, Role.AUDITOR})
    @Operation(summary = "Notices, calls, listings, losses and what is owed, in numbers")
    Summary summary() {
        InstitutionId institution = Acting.current().scope();
        return summary(institution, portfolio.due(institution));
    }

    @GetMapping("/follow-up/reasons")
    @Access({Role.FINANCE, Role.CALL_DESK, Role.OPERATOR, Role.AUDITOR})
    @Operation(
            summary =
                    "Why people did not pay in time, as they said in forms and on the phone, in the"
                            + " last 30 days when none are named")
    NonPayment reasons(
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE)
                    @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE)
                    @Nullable LocalDate to) {
        LocalDate last = to == null ? clock.today() : to;
        LocalDate first = from == null ? last.minusDays(DAYS_USUAL) : from;
        return new NonPayment(
                first,
                last,
                survey.reasons(
                        Acting.current().scope(),
                        BusinessClock.startOf(first),
                        BusinessClock.startOf(last.plusDays(1))));
    }

    private Summary summary(@Nullable InstitutionId institution, Portfolio.Due due) {
        FollowUpSums.Calls calls = sums.calls(institution);
        FollowUpSums.Listed listed = sums.listed(institution);
        FollowUpSums.Given given = sums.writtenOff(institution);
        FollowUpSums.Subsidy subsidy = sums.subsidy(institution);
        return new Summary(
                clock.now(),
                sums.notices(institution),
                calls.made(),
                calls.waiting(),
                drafts.waiting(institution),
                listed.listed(),
                listed.lifted(),
                subsidy.claims(),
                subsidy.claimed(),
                subsidy.granted(),
                subsidy.received(),
                subsidy.givenBack(),
                given.bills(),
                given.amount(),
                given.recovered(),
                due.all().bills(),
                due.all().amount(),
                due.overdue().bills(),
                due.overdue().amount(),
                due.byAge());
    }
}
