package org.xinyi.credit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Applications.Application;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.Pump;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.lender.Lenders;
import org.xinyi.lender.Lenders.ApplicationAnswer;
import org.xinyi.scheme.Decision;
import org.xinyi.scheme.LimitRules;
import org.xinyi.scheme.Pack;
import org.xinyi.scheme.Schemes;
import org.xinyi.scheme.ScoringTerms.Score;

/// Decides waiting applications: who may enter by the pack, how much by the lender it names.
@Component
class ApplicationPump extends Pump {

    private static final int BATCH = 100;

    private final Sql sql;
    private final Applications applications;
    private final Grounds grounds;
    private final EligibilityCheck eligibility;
    private final Lenders lenders;
    private final Granting granting;
    private final Schemes schemes;
    private final ReadingScores scores;

    ApplicationPump(
            Sql sql,
            Applications applications,
            Grounds grounds,
            EligibilityCheck eligibility,
            Lenders lenders,
            Granting granting,
            Schemes schemes,
            ReadingScores scores) {
        this.sql = sql;
        this.applications = applications;
        this.grounds = grounds;
        this.eligibility = eligibility;
        this.lenders = lenders;
        this.granting = granting;
        this.schemes = schemes;
        this.scores = scores;
    }

    @Override
    public int work() {
        List<Application> taken = applications.take(BATCH);
        if (taken.isEmpty()) {
            return 0;
        }
        List<Application> standing = grounds.standing(taken);
        List<Application> admitted = new ArrayList<>();
        List<Granting.Denial> denials = new ArrayList<>();
        Map<Application, Decision<Boolean>> decisions = eligibility.decide(standing);
        applications.takeSoon(
                standing.stream().filter(one -> !decisions.containsKey(one)).toList());
        for (Map.Entry<Application, Decision<Boolean>> entry : decisions.entrySet()) {
            if (entry.getValue().outcome()) {
                admitted.add(entry.getKey());
            } else {
                denials.add(
                        new Granting.Denial(entry.getKey(), KeptDecision.byPack(entry.getValue())));
            }
        }
        List<Granting.Grant> grants = new ArrayList<>();
        Map<Long, ReadingScores.Read> read = scores.read(admitted);
        askLenders(admitted, read, grants, denials);
        sql.inTransaction(
                () -> {
                    granting.grant(grants);
                    granting.deny(denials);
                    scores.keep(admitted, read, grants);
                });
        return grants.size() + denials.size() + taken.size() - standing.size();
    }

    private void askLenders(
            List<Application> admitted,
            Map<Long, ReadingScores.Read> read,
            List<Granting.Grant> grants,
            List<Granting.Denial> denials) {
        Map<Application, Lenders.Application> wanted = new LinkedHashMap<>();
        for (Application application : admitted) {
            if (application.lender() == null) {
                grants.add(new Granting.Grant(application, null, scores(read, application)));
            } else {
                wanted.put(application, toLender(application, read));
            }
        }
        List<ApplicationAnswer> answers = lenders.apply(List.copyOf(wanted.values()));
        int index = 0;
        for (Application application : wanted.keySet()) {
            switch (answers.get(index++)) {
                case ApplicationAnswer.Approved(String lineNumber, Money limit) -> {
                    Decision<LimitRules.Limit> decided = limit(application, limit);
                    if (application.card() || decided.outcome().credit()) {
                        var advance =
                                new Granting.Advance(lender(application).id(), lineNumber, limit);
                        grants.add(
                                new Granting.Grant(
                                        application, advance, scores(read, application)));
                    } else {
                        denials.add(
                                new Granting.Denial(application, KeptDecision.byLimit(decided)));
                    }
                }
                case ApplicationAnswer.Declined(String reason) ->
                        denials.add(
                                new Granting.Denial(application, KeptDecision.byLender(reason)));
                case ApplicationAnswer.Pending() -> {}
            }
        }
    }

    private static Map<Score, Long> scores(
            Map<Long, ReadingScores.Read> read, Application application) {
        return read.getOrDefault(application.id(), ReadingScores.Read.NOTHING).scores();
    }

    /// What the pack makes of a lender's promise: less than it promises is no promise.
    private Decision<LimitRules.Limit> limit(Application application, Money granted) {
        Pack pack = schemes.version(application.pack());
        return LimitRules.limit(pack, LimitRules.Facts.opening(Map.of(), granted));
    }

    private Lenders.Application toLender(
            Application application, Map<Long, ReadingScores.Read> read) {
        return new Lenders.Application(
                application.id(),
                lender(application).id(),
                application.patient(),
                application.pack().id(),
                application.askedAt(),
                application.card() ? Lenders.Product.CARD : Lenders.Product.CREDIT,
                read.getOrDefault(application.id(), ReadingScores.Read.NOTHING).told());
    }

    private Lenders.Lender lender(Application application) {
        String code = Objects.requireNonNull(application.lender());
        return lenders.find(code).orElseThrow(() -> new IllegalStateException("No lender " + code));
    }
}
