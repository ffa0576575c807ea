package org.xinyi.notice;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An SMS carrier over HTTP, in the format that the sandbox's twin declares.
@Component
class SmsCarrier implements Carrier, AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int OK_MAX = 299;

    /// Statuses that blame the content; every other one may be answered differently later.
    private static final Set<Integer> CONTENT_IS_WRONG = Set.of(400, 413, 422);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI base;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    SmsCarrier(NoticeSettings settings) {
        this.base = settings.carrierUrl();
    }

    @Override
    public List<Answer> send(String sender, List<Message> messages) {
        List<Map<String, String>> rows = messages.stream().map(SmsCarrier::row).toList();
        HttpRequest request =
                request(sender, "/messages")
                        .header("Content-Type", "application/json")
                        .POST(
                                BodyPublishers.ofByteArray(
                                        JSON.writeValueAsBytes(Map.of("messages", rows))))
                        .build();
        List<Answer> answers = new ArrayList<>();
        for (JsonNode row : rows(ask(request))) {
            String id = row.path("messageId").asString("");
            switch (row.path("state").asString("")) {
                case "ACCEPTED" -> answers.add(new Answer(id, null));
                case "REJECTED" ->
                        answers.add(new Answer(id, row.path("reason").asString("REJECTED")));
                default -> {
                    // Not decided: it will be asked again.
                }
            }
        }
        return answers;
    }

    @Override
    public List<Receipt> receipts(String sender, long after, int limit) {
        String path = "/receipts?after=" + after + "&limit=" + limit;
        List<Receipt> receipts = new ArrayList<>();
        for (JsonNode row : rows(ask(request(sender, path).GET().build()))) {
            receipts.add(
                    new Receipt(
                            row.path("seq").asLong(),
                            row.path("messageId").asString(""),
                            row.path("state").asString("").equals("DELIVERED")));
        }
        return receipts;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private static Map<String, String> row(Message message) {
        return Map.of(
                "messageId", message.id(),
                "phone", message.phone(),
                "templateCode", message.templateCode(),
                "text", message.text(),
                "purpose", message.purpose());
    }

    private HttpRequest.Builder request(String sender, String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(TIMEOUT)
                .header("X-Client", sender);
    }

    private String ask(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            int status = response.statusCode();
            if (CONTENT_IS_WRONG.contains(status)) {
                throw new NotUnderstood("The SMS carrier answers " + status);
            }
            if (status < OK || status > OK_MAX) {
                throw new Unreachable("The SMS carrier answers " + status, null);
            }
            return response.body();
        } catch (IOException failure) {
            throw new Unreachable("The SMS carrier does not answer: " + failure, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unreachable("Interrupted while waiting for the SMS carrier", interrupted);
        }
    }

    /// The answer is a list, or an object around one.
    private static List<JsonNode> rows(String body) {
        try {
            JsonNode answer = JSON.readTree(body);
            if (answer.isArray()) {
                return List.copyOf(answer.values());
            }
            return answer.values().stream()
                    .filter(JsonNode::isArray)
                    .findFirst()
                    .map(list -> List.copyOf(list.values()))
                    .orElseThrow(() -> new Unreachable("The SMS carrier answers no list", null));
        } catch (JacksonException malformed) {
            throw new Unreachable("The SMS carrier answers in another form", malformed);
        }
    }
}
