package org.xinyi.credit;

import static java.util.stream.Collectors.groupingBy;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.wire.HttpCalls;
import org.xinyi.people.Patients;
import org.xinyi.scheme.ScoringTerms;
import org.xinyi.scheme.ScoringTerms.Score;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The bureaus over HTTP, in the format that the sandbox's twin declares. No identity number
/// travels; nothing that cannot be a score is taken for one.
@Component
class CityScoreBureaus implements ScoreBureau {

    private static final int OK = 200;
    private static final int SCORE_MAX = 1_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CreditSettings settings;
    private final Patients patients;
    private final HttpCalls http = new HttpCalls();

    CityScoreBureaus(CreditSettings settings, Patients patients) {
        this.settings = settings;
        this.patients = patients;
    }

    @Override
    public Map<Question, Answer> ask(List<Question> questions) {
        Map<PatientId, Patients.Identity> identities =
                patients.identities(questions.stream().map(Question::patient).distinct().toList());
        Map<Question, Answer> answers = new HashMap<>();
        questions.forEach(one -> answers.put(one, new Answer.Silent()));
        questions.stream()
                .filter(one -> identities.containsKey(one.patient()))
                .collect(groupingBy(Question::source))
                .forEach((source, of) -> answers.putAll(ask(source, of, identities)));
        return answers;
    }

    private Map<Question, Answer> ask(
            Score source, List<Question> questions, Map<PatientId, Patients.Identity> identities) {
        List<Map<String, String>> rows = new ArrayList<>();
        Map<Question, String> references = new HashMap<>();
        for (Question one : questions) {
            String reference = Objects.requireNonNull(identities.get(one.patient())).reference();
            references.put(one, reference);
            rows.add(
                    Map.of(
                            "queryNo", Long.toString(one.number()),
                            "personRef", reference,
                            "authorisationNo", Long.toString(one.authorisation())));
        }
        HttpCalls.Reply reply =
                http.post(
                        URI.create(settings.bureau() + "/" + word(source) + "/scores"),
                        settings.headers(),
                        JSON.writeValueAsBytes(Map.of("queries", rows)),
                        settings.timeout());
        return switch (reply) {
            case HttpCalls.Reply.Answered(int status, byte[] body) ->
                    status == OK ? read(body, references) : Map.of();
            case HttpCalls.Reply.Silence _ -> Map.of();
        };
    }

    private static Map<Question, Answer> read(byte[] body, Map<Question, String> references) {
        Map<String, JsonNode> rows = new HashMap<>();
        try {
            JSON.readTree(body)
                    .path("scores")
                    .forEach(row -> rows.put(row.path("queryNo").asString(""), row));
        } catch (JacksonException unreadable) {
            return Map.of();
        }
        Map<Question, Answer> answers = new HashMap<>();
        references.forEach(
                (question, reference) -> {
                    JsonNode row = rows.get(Long.toString(question.number()));
                    if (row != null) {
                        answers.put(question, answer(row, reference));
                    }
                });
        return answers;
    }

    private static Answer answer(JsonNode row, String reference) {
        if (!row.path("personRef").asString("").equals(reference)) {
            return new Answer.Wrong();
        }
        return switch (row.path("state").asString("")) {
            case "READ" -> score(row);
            case "NO_RECORD" -> new Answer.NoRecord();
            default -> new Answer.Silent();
        };
    }

    private static Answer score(JsonNode row) {
        JsonNode score = row.path("score");
        boolean within =
                score.isIntegralNumber()
                        && score.canConvertToLong()
                        && score.asLong() >= 0
                        && score.asLong() <= SCORE_MAX;
        if (!within) {
            return new Answer.Wrong();
        }
        Map<ScoringTerms.Component, Long> parts = new HashMap<>();
        for (Map.Entry<String, JsonNode> part : row.path("parts").properties()) {
            ScoringTerms.Component component = component(part.getKey());
            if (component == null || !part.getValue().isIntegralNumber()) {
                return new Answer.Wrong();
            }
            parts.put(component, part.getValue().asLong());
        }
        long sum = parts.values().stream().mapToLong(Long::longValue).sum();
        boolean adds = parts.isEmpty() || sum == score.asLong();
        return adds ? new Answer.Read(score.asLong(), parts) : new Answer.Wrong();
    }

    private static ScoringTerms.@Nullable Component component(String word) {
        for (ScoringTerms.Component one : ScoringTerms.Component.values()) {
            if (word(one).equals(word)) {
                return one;
            }
        }
        return null;
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
