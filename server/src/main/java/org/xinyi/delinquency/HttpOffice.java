package org.xinyi.delinquency;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.wire.HttpCalls;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An office that bears losses, over HTTP, in the format that the sandbox's twins declare.
abstract class HttpOffice implements ClaimOffice {

    private static final int OK = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DelinquencySettings settings;
    private final HttpCalls http = new HttpCalls();

    HttpOffice(DelinquencySettings settings) {
        this.settings = settings;
    }

    /// Below which `claims` and `payments` stand.
    abstract URI address(DelinquencySettings of);

    @Override
    public List<Answer> claim(List<Claim> claims) {
        List<Map<String, String>> rows =
                claims.stream()
                        .map(
                                claim ->
                                        Map.of(
                                                "claimNo", claim.number(),
                                                "hospitalCode", claim.hospitalCode(),
                                                "obligationRef", claim.obligationRef(),
                                                "amount", claim.amount().toString(),
                                                "evidenceHash", claim.evidenceHash()))
                        .toList();
        HttpCalls.Reply reply =
                http.post(
                        URI.create(address(settings) + "/claims"),
                        settings.headers(),
                        JSON.writeValueAsBytes(Map.of("claims", rows)),
                        settings.timeout());
        return switch (reply) {
            case HttpCalls.Reply.Answered(int status, byte[] body) ->
                    status == OK ? answers(body) : List.of();
            case HttpCalls.Reply.Silence _ -> List.of();
        };
    }

    @Override
    public List<Payment> payments(LocalDate since) {
        HttpCalls.Reply reply =
                http.get(
                        URI.create(address(settings) + "/payments?since=" + since),
                        settings.headers(),
                        settings.timeout());
        return switch (reply) {
            case HttpCalls.Reply.Answered(int status, byte[] body) when status == OK ->
                    payments(body);
            case HttpCalls.Reply.Answered(int status, byte[] _) ->
                    throw new Unreachable(partyName() + " answers " + status);
            case HttpCalls.Reply.Silence(String reason) -> throw new Unreachable(reason);
        };
    }

    private static List<Answer> answers(byte[] body) {
        List<Answer> answers = new ArrayList<>();
        for (JsonNode row : rows(body, "claims")) {
            String number = row.path("claimNo").asString("");
            switch (row.path("state").asString("")) {
                case "ACCEPTED", "APPROVED", "GRANTED", "PAID" ->
                        answers.add(new Answer.Accepted(number, granted(row)));
                case "REJECTED", "DECLINED" ->
                        answers.add(new Answer.Rejected(number, row.path("reason").asString("")));
                default -> answers.add(new Answer.Pending(number));
            }
        }
        return answers;
    }

    /// What is granted; the whole amount where nothing else is said.
    private static Money granted(JsonNode row) {
        String granted = row.path("granted").asString("");
        return Money.parse(granted.isEmpty() ? row.path("amount").asString("0.00") : granted);
    }

    private static List<Payment> payments(byte[] body) {
        List<Payment> payments = new ArrayList<>();
        for (JsonNode row : rows(body, "payments")) {
            payments.add(
                    new Payment(
                            row.path("paymentNo").asString(""),
                            row.path("claimNo").asString(""),
                            Money.parse(row.path("amount").asString("")),
                            LocalDate.parse(row.path("paidOn").asString(""))));
        }
        return payments;
    }

    /// The answer is a list, or an object around one.
    private static List<JsonNode> rows(byte[] body, String name) {
        try {
            JsonNode answer = JSON.readTree(body);
            JsonNode list = answer.isArray() ? answer : answer.path(name);
            return List.copyOf(list.values());
        } catch (JacksonException unreadable) {
            throw new Unreachable("The office answers in another form");
        }
    }
}
