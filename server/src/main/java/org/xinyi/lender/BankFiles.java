package org.xinyi.lender;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.kernel.wire.Download;
import org.xinyi.kernel.wire.HttpCalls.Reply;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Component
class BankFiles implements LenderFiles {

    private static final int FOUND = 200;
    private static final int NOT_FOUND = 404;

    private final LenderRegistry registry;
    private final BankClient bank;
    private final JsonMapper json = JsonMapper.builder().build();

    BankFiles(LenderRegistry registry, BankClient bank) {
        this.registry = registry;
        this.bank = bank;
    }

    @Override
    public Download<StatementRow> statement(PartyId lender, LocalDate day) {
        String code = registry.of(lender).code();
        return download(code, "/statements/" + day, text -> StatementFile.read(code, day, text));
    }

    @Override
    public Download<Payout> payouts(PartyId lender, LocalDate since) {
        return list(lender, "/payouts?since=" + since, BankFiles::payout);
    }

    @Override
    public Download<CounterPayment> counterPayments(PartyId lender, Instant since) {
        return list(lender, "/counter-payments?since=" + since, BankFiles::counterPayment);
    }

    private <T> Download<T> list(PartyId lender, String path, Function<JsonNode, T> read) {
        return download(registry.of(lender).code(), path, text -> rows(text, read));
    }

    private <T> Download<T> download(
            String lender, String path, Function<String, Download<T>> read) {
        return switch (bank.get(lender, path)) {
            case Reply.Answered(int status, byte[] body) when status == FOUND ->
                    read.apply(new String(body, UTF_8));
            case Reply.Answered(int status, byte[] _) when status == NOT_FOUND ->
                    new Download.Missing<>();
            case Reply.Answered(int status, byte[] _) ->
                    new Download.Unreachable<>("status " + status);
            case Reply.Silence(String reason) -> new Download.Unreachable<>(reason);
        };
    }

    private <T> Download<T> rows(String text, Function<JsonNode, T> read) {
        List<T> rows = new ArrayList<>();
        try {
            for (JsonNode row : json.readTree(text)) {
                rows.add(read.apply(row));
            }
            return new Download.Present<>(rows);
        } catch (JacksonException | DateTimeException | IllegalArgumentException wrong) {
            return new Download.Unreadable<>(
                    "row %d: %s".formatted(rows.size() + 1, wrong.getMessage()));
        }
    }

    private static Payout payout(JsonNode row) {
        return new Payout(
                text(row, "payoutNo"),
                text(row, "hospitalCode"),
                LocalDate.parse(text(row, "paidOn")),
                LocalDate.parse(text(row, "drawsOn")),
                Money.parse(text(row, "gross")),
                Money.parse(text(row, "refunds")),
                Money.parse(text(row, "net")));
    }

    private static CounterPayment counterPayment(JsonNode row) {
        return new CounterPayment(
                text(row, "paymentNo"),
                text(row, "lineNo"),
                StatementFile.draw(text(row, "drawNo")),
                Money.parse(text(row, "amount")),
                Instant.parse(text(row, "paidAt")));
    }

    private static String text(JsonNode row, String field) {
        return row.path(field).asString("");
    }
}
