package org.xinyi.lender;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.kernel.wire.Concurrently;
import org.xinyi.lender.Lenders.Application;
import org.xinyi.lender.Lenders.ApplicationAnswer;
import org.xinyi.lender.Lenders.ApplicationAnswer.Approved;
import org.xinyi.lender.Lenders.ApplicationAnswer.Declined;
import org.xinyi.lender.Lenders.ApplicationAnswer.Pending;
import org.xinyi.people.Patients;
import org.xinyi.people.Patients.Identity;
import org.xinyi.people.Person;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Applies for lines. A decision is learned once; until then every question is the same
/// application again.
@Component
class Applying {

    private static final String SELECT =
            """
            SELECT id, state, line_number, limit_fen, reason
            FROM lender_application
            WHERE id = ANY(?::bigint[])
                AND state IS NOT NULL
            """;

    private static final String INSERT =
            """
            INSERT INTO lender_application (id, lender, patient, asked_at)
            SELECT * FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::timestamptz[])
            ON CONFLICT (id) DO NOTHING
            """;

    private static final String DECIDE =
            """
            UPDATE lender_application l
            SET state = a.state,
                line_number = a.line_number,
                limit_fen = a.limit_fen,
                reason = a.reason,
                answered_at = ?::timestamptz
            FROM unnest(?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::text[])
                AS a (id, state, line_number, limit_fen, reason)
            WHERE l.id = a.id
                AND l.state IS NULL
            """;

    private final Sql sql;
    private final BusinessClock clock;
    private final Patients patients;
    private final LenderRegistry registry;
    private final BankClient bank;
    private final Concurrently calls;

    Applying(
            Sql sql,
            BusinessClock clock,
            Patients patients,
            LenderRegistry registry,
            BankClient bank,
            LenderSettings settings) {
        this.sql = sql;
        this.clock = clock;
        this.patients = patients;
        this.registry = registry;
        this.bank = bank;
        this.calls = new Concurrently(settings.calls());
    }

    private record Decided(long id, ApplicationAnswer answer) {

        @Nullable Approved approved() {
            return answer instanceof Approved approved ? approved : null;
        }

        @Nullable String lineNumber() {
            Approved approved = approved();
            return approved == null ? null : approved.lineNumber();
        }

        @Nullable Money limit() {
            Approved approved = approved();
            return approved == null ? null : approved.limit();
        }

        String state() {
            return approved() == null ? "DECLINED" : "APPROVED";
        }

        @Nullable String reason() {
            return answer instanceof Declined declined ? declined.reason() : null;
        }
    }

    List<ApplicationAnswer> apply(List<Application> applications) {
        if (applications.isEmpty()) {
            return List.of();
        }
        Map<Long, ApplicationAnswer> answers = decided(applications);
        List<Application> open =
                applications.stream().filter(one -> !answers.containsKey(one.id())).toList();
        answers.putAll(ask(open));
        return applications.stream()
                .map(one -> answers.getOrDefault(one.id(), new Pending()))
                .toList();
    }

    private Map<Long, ApplicationAnswer> ask(List<Application> open) {
        if (open.isEmpty()) {
            return Map.of();
        }
        Map<PatientId, Identity> identities =
                patients.identities(open.stream().map(Application::patient).distinct().toList());
        Instant now = clock.now();
        sql.over(open)
                .longs(Application::id)
                .ids(Application::lender)
                .ids(Application::patient)
                .instants(_ -> now)
                .update(INSERT);
        List<Decided> fresh =
                calls.map(open, one -> ask(one, identities.get(one.patient()))).stream()
                        .filter(one -> !(one.answer instanceof Pending))
                        .toList();
        keep(fresh);
        Map<Long, ApplicationAnswer> answers = new HashMap<>();
        fresh.forEach(one -> answers.put(one.id, one.answer));
        return answers;
    }

    private Decided ask(Application application, @Nullable Identity identity) {
        if (identity == null || identity.idKind() == Person.IdKind.TEMPORARY) {
            return new Decided(application.id(), new Declined("IDENTITY_UNKNOWN"));
        }
        LenderRegistry.Known lender = registry.of(application.lender());
        String phone = identity.phone();
        ObjectNode body =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("applicationNo", Long.toString(application.id()))
                        .put("name", identity.name())
                        .put("idNumber", identity.idNumber())
                        .put("phone", phone == null ? "" : phone)
                        .put("scheme", application.scheme())
                        .put("productCode", product(application, lender));
        told(application, body.putArray("scores"));
        BankReply reply = bank.persistently(() -> bank.post(lender.code(), "/applications", body));
        return new Decided(application.id(), answer(reply));
    }

    private static void told(Application application, ArrayNode scores) {
        for (Lenders.Told one : application.scores()) {
            ObjectNode told = scores.addObject();
            told.put("source", word(one.source())).put("score", one.score());
            ObjectNode parts = told.putObject("parts");
            one.parts().forEach((part, points) -> parts.put(word(part), points));
        }
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String product(Application application, LenderRegistry.Known lender) {
        return switch (application.product()) {
            case CREDIT -> lender.product();
            case CARD -> lender.card();
        };
    }

    private static ApplicationAnswer answer(BankReply reply) {
        return switch (reply) {
            case BankReply.Said(JsonNode said) ->
                    switch (said.path("state").asString("")) {
                        case "APPROVED" -> approved(said);
                        case "DECLINED" -> new Declined(said.path("reason").asString(""));
                        default -> new Pending();
                    };
            case BankReply.Refused refused ->
                    refused.isOfCaller() ? new Pending() : new Declined(refused.code());
            case BankReply.Silent _ -> new Pending();
        };
    }

    /// An approval that names no line or no limit is none yet.
    private static ApplicationAnswer approved(JsonNode said) {
        String line = said.path("lineNo").asString("");
        Optional<Money> limit = Amounts.read(said, "limit");
        return line.isEmpty() || limit.isEmpty() ? new Pending() : new Approved(line, limit.get());
    }

    private void keep(List<Decided> fresh) {
        sql.over(fresh)
                .with(clock.now())
                .longs(Decided::id)
                .texts(Decided::state)
                .texts(Decided::lineNumber)
                .nullableMoney(Decided::limit)
                .texts(Decided::reason)
                .update(DECIDE);
    }

    private Map<Long, ApplicationAnswer> decided(List<Application> applications) {
        List<Decided> decided =
                new ArrayList<>(
                        sql.over(applications)
                                .longs(Application::id)
                                .query(SELECT, Applying::decided));
        Map<Long, ApplicationAnswer> answers = new HashMap<>();
        decided.forEach(one -> answers.put(one.id, one.answer));
        return answers;
    }

    private static Decided decided(ResultSet row, int number) throws SQLException {
        ApplicationAnswer answer =
                row.getString("state").equals("APPROVED")
                        ? new Approved(
                                row.getString("line_number"), Money.ofFen(row.getLong("limit_fen")))
                        : new Declined(row.getString("reason"));
        return new Decided(row.getLong("id"), answer);
    }
}
