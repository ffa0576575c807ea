package org.xinyi.credit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Applications.Application;
import org.xinyi.credit.ScoreBureau.Answer;
import org.xinyi.credit.ScoreBureau.Question;
import org.xinyi.credit.ScoreReadings.Kept;
import org.xinyi.credit.ScoreReadings.Outcome;
import org.xinyi.credit.ScoreReadings.Reading;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.lender.Lenders;
import org.xinyi.scheme.Decision;
import org.xinyi.scheme.LimitRules;
import org.xinyi.scheme.Pack;
import org.xinyi.scheme.Schemes;
import org.xinyi.scheme.ScoringTerms;
import org.xinyi.scheme.ScoringTerms.Score;

/// Reads the scores that a pack names and the patient allows. Without permission nothing is
/// asked; without an answer the limit is that of somebody without a score. Nobody waits for a
/// bureau.
@Component
class ReadingScores {

    private final IdSource ids;
    private final BusinessClock clock;
    private final Schemes schemes;
    private final ScoreAuthorisations authorisations;
    private final ScoreReadings readings;
    private final ScoreBureau bureau;

    ReadingScores(
            IdSource ids,
            BusinessClock clock,
            Schemes schemes,
            ScoreAuthorisations authorisations,
            ScoreReadings readings,
            ScoreBureau bureau) {
        this.ids = ids;
        this.clock = clock;
        this.schemes = schemes;
        this.authorisations = authorisations;
        this.readings = readings;
        this.bureau = bureau;
    }

    /// What was read for one application.
    ///
    /// @param before what had been read and kept already
    /// @param fresh what was read now and is to be kept
    record Read(List<Reading> before, List<Reading> fresh) {

        static final Read NOTHING = new Read(List.of(), List.of());

        Map<Score, Long> scores() {
            Map<Score, Long> scores = new EnumMap<>(Score.class);
            for (List<Reading> some : List.of(before, fresh)) {
                for (Reading one : some) {
                    Long score = one.score();
                    if (score != null) {
                        scores.put(one.source(), score);
                    }
                }
            }
            return scores;
        }

        /// What a lender is told of it.
        List<Lenders.Told> told() {
            return Stream.concat(before.stream(), fresh.stream())
                    .filter(one -> one.score() != null)
                    .map(one -> new Lenders.Told(one.source(), score(one), parts(one.parts())))
                    .toList();
        }

        private static long score(Reading one) {
            return Objects.requireNonNull(one.score());
        }

        private static Map<ScoringTerms.Component, Long> parts(String text) {
            Map<ScoringTerms.Component, Long> parts = new EnumMap<>(ScoringTerms.Component.class);
            for (String part : text.isEmpty() ? new String[0] : text.split(", ", -1)) {
                int space = part.indexOf(' ');
                String word = part.substring(0, space).toUpperCase(Locale.ROOT);
                parts.put(
                        ScoringTerms.Component.valueOf(word.replace('-', '_')),
                        Long.parseLong(part.substring(space + 1)));
            }
            return parts;
        }
    }

    /// Outside of any transaction. Applications under packs that read no score are absent.
    Map<Long, Read> read(List<Application> applications) {
        List<Application> scored = applications.stream().filter(this::isScored).toList();
        if (scored.isEmpty()) {
            return Map.of();
        }
        Map<Long, List<Reading>> before =
                readings.ofApplications(scored.stream().map(Application::id).toList()).stream()
                        .collect(Collectors.groupingBy(Reading::application));
        Map<Question, Application> questions = questions(scored, before);
        Map<Long, List<Reading>> fresh = new HashMap<>();
        Instant now = clock.now();
        bureau.ask(List.copyOf(questions.keySet()))
                .forEach(
                        (question, answer) -> {
                            Application of = Objects.requireNonNull(questions.get(question));
                            fresh.computeIfAbsent(of.id(), _ -> new ArrayList<>())
                                    .add(reading(question, of, answer, now));
                        });
        Map<Long, Read> read = new HashMap<>();
        for (Application one : scored) {
            read.put(
                    one.id(),
                    new Read(
                            before.getOrDefault(one.id(), List.of()),
                            fresh.getOrDefault(one.id(), List.of())));
        }
        return read;
    }

    /// Keeps what was read with what it led to, in the caller's transaction.
    void keep(List<Application> applications, Map<Long, Read> read, List<Granting.Grant> grants) {
        Map<Long, Granting.Grant> granted =
                grants.stream()
                        .collect(Collectors.toMap(one -> one.application().id(), one -> one));
        List<Kept> kept = new ArrayList<>();
        for (Application one : applications) {
            Read of = read.getOrDefault(one.id(), Read.NOTHING);
            Decision<LimitRules.Limit> decision = decision(one, of, granted.get(one.id()));
            for (Reading reading : of.fresh) {
                kept.add(
                        new Kept(
                                reading,
                                one.pack(),
                                decision.hash(),
                                decision.rule(),
                                decision.outcome().amount()));
            }
        }
        readings.add(kept);
    }

    private Decision<LimitRules.Limit> decision(
            Application one, Read of, Granting.@Nullable Grant grant) {
        Granting.Advance advance = grant == null ? null : grant.advance();
        return LimitRules.limit(
                schemes.version(one.pack()),
                LimitRules.Facts.opening(of.scores(), advance == null ? null : advance.limit()));
    }

    private boolean isScored(Application one) {
        return !schemes.version(one.pack()).credit().scoring().sources().isEmpty();
    }

    private Map<Question, Application> questions(
            List<Application> scored, Map<Long, List<Reading>> before) {
        List<ScoreAuthorisations.Authorisation> given =
                authorisations.inForce(
                        scored.stream().map(Application::patient).distinct().toList());
        Map<Question, Application> questions = new HashMap<>();
        for (Application one : scored) {
            Pack pack = schemes.version(one.pack());
            for (ScoreAuthorisations.Authorisation permission : given) {
                boolean allowed =
                        permission.patient().equals(one.patient())
                                && permission.scheme().equals(pack.ref().id());
                if (!before.containsKey(one.id())
                        && LimitRules.reads(pack, permission.source(), allowed).outcome()) {
                    questions.put(
                            new Question(
                                    ids.next(),
                                    one.patient(),
                                    permission.source(),
                                    permission.id()),
                            one);
                }
            }
        }
        return questions;
    }

    private Reading reading(Question question, Application of, Answer answer, Instant now) {
        Long score = null;
        String parts = "";
        Outcome outcome =
                switch (answer) {
                    case Answer.Read read -> looksAt(of, read) ? Outcome.READ : Outcome.WRONG;
                    case Answer.NoRecord _ -> Outcome.NO_RECORD;
                    case Answer.Silent _ -> Outcome.SILENT;
                    case Answer.Wrong _ -> Outcome.WRONG;
                };
        if (outcome == Outcome.READ && answer instanceof Answer.Read read) {
            score = read.score();
            parts = parts(read);
        }
        return new Reading(
                question.number(),
                of.id(),
                of.patient(),
                question.authorisation(),
                question.source(),
                outcome,
                score,
                parts,
                now);
    }

    /// A score made of what the pack does not look at is not the pack's.
    private boolean looksAt(Application of, Answer.Read read) {
        Pack pack = schemes.version(of.pack());
        return read.parts().keySet().stream()
                .allMatch(part -> LimitRules.looksAt(pack, part).outcome());
    }

    private static String parts(Answer.Read read) {
        return read.parts().entrySet().stream()
                .map(part -> word(part.getKey()) + " " + part.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String word(ScoringTerms.Component component) {
        return component.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
