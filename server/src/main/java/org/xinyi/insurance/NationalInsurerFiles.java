package org.xinyi.insurance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.wire.Download;
import org.xinyi.kernel.wire.HttpCalls.Reply;
import org.xinyi.ledger.Source;
import org.xinyi.people.Institutions;
import org.xinyi.people.Institutions.Institution;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Component
class NationalInsurerFiles implements InsurerFiles {

    private static final int FOUND = 200;
    private static final int NOT_FOUND = 404;

    private final FsiClient client;
    private final Institutions institutions;
    private final JsonMapper json = JsonMapper.builder().build();

    NationalInsurerFiles(FsiClient client, Institutions institutions) {
        this.client = client;
        this.institutions = institutions;
    }

    @Override
    public Download<StatementRow> statement(InstitutionId institution, LocalDate day) {
        Institution at = institution(institution);
        String path = "/statements/%s?fixmedins_code=%s".formatted(day, at.code());
        return download(path, at, StatementFile::read);
    }

    @Override
    public Download<Payment> payments(InstitutionId institution, LocalDate since) {
        Institution at = institution(institution);
        String path = "/payments?fixmedins_code=%s&since=%s".formatted(at.code(), since);
        return download(path, at, this::payments);
    }

    private Institution institution(InstitutionId id) {
        return institutions
                .find(id)
                .orElseThrow(() -> new IllegalArgumentException("No institution " + id));
    }

    private <T> Download<T> download(
            String path, Institution at, Function<String, Download<T>> read) {
        return switch (client.get(path, at)) {
            case Reply.Answered(int status, byte[] body) when status == FOUND ->
                    read.apply(new String(body, UTF_8));
            case Reply.Answered(int status, byte[] _) when status == NOT_FOUND ->
                    new Download.Missing<>();
            case Reply.Answered(int status, byte[] _) ->
                    new Download.Unreachable<>("status " + status);
            case Reply.Silence(String reason) -> new Download.Unreachable<>(reason);
        };
    }

    private Download<Payment> payments(String text) {
        List<Payment> payments = new ArrayList<>();
        try {
            for (JsonNode row : json.readTree(text)) {
                payments.add(payment(row));
            }
            return new Download.Present<>(payments);
        } catch (JacksonException
                | DateTimeException
                | ArithmeticException
                | IllegalArgumentException wrong) {
            return new Download.Unreadable<>(
                    "payment %d: %s".formatted(payments.size() + 1, wrong.getMessage()));
        }
    }

    private static Payment payment(JsonNode row) {
        return new Payment(
                row.path("payment_no").asString(""),
                LocalDate.parse(row.path("paid_on").asString("")),
                YearMonth.parse(row.path("period").asString("")),
                source(row.path("fund").asString("")),
                amount(row, "claimed"),
                amount(row, "paid"));
    }

    private static Money amount(JsonNode row, String field) {
        return Amounts.parse(row.path(field).asString(""));
    }

    /// The insurer names its funds as we name the sources that they are.
    private static Source source(String fund) {
        return Source.valueOf(fund.toUpperCase(Locale.ROOT));
    }
}
