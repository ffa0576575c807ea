package org.xinyi.sandbox.bank;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.bank.BankFact.AdviceKind;
import org.xinyi.sandbox.bank.BankFact.Advised;
import org.xinyi.sandbox.bank.BankFact.Applied;
import org.xinyi.sandbox.bank.BankFact.Approved;
import org.xinyi.sandbox.bank.BankFact.BookKey;
import org.xinyi.sandbox.bank.BankFact.CounterPaid;
import org.xinyi.sandbox.bank.BankFact.Drawn;
import org.xinyi.sandbox.bank.BankFact.LimitSet;
import org.xinyi.sandbox.bank.BankFact.Payout;
import org.xinyi.sandbox.bank.BankFact.Raised;
import org.xinyi.sandbox.web.Sm3Signature;
import org.xinyi.sandbox.web.Times;

/// One client's business with one bank.
final class ClientBook {

    private final BookKey key;
    private Sm3Signature secret;
    private final Map<String, Applied> applications = new HashMap<>();
    private final Map<String, Approved> approvals = new HashMap<>();
    private final Map<String, String> linesByPerson = new HashMap<>();
    private final Map<String, Line> lines = new HashMap<>();
    private final Map<String, Drawn> draws = new HashMap<>();
    private final Map<String, Raised> raises = new HashMap<>();
    private final Map<String, Advised> advices = new HashMap<>();
    private final Map<String, CounterPaid> counterPayments = new LinkedHashMap<>();
    private final Map<LocalDate, List<Row>> days = new HashMap<>();
    private final Map<String, Long> refundsToNet = new HashMap<>();
    private final List<Payout> payouts = new ArrayList<>();

    ClientBook(BookKey key, String secret) {
        this.key = key;
        this.secret = new Sm3Signature(secret);
    }

    BookKey key() {
        return key;
    }

    Sm3Signature secret() {
        return secret;
    }

    void secret(String newSecret) {
        secret = new Sm3Signature(newSecret);
    }

    @Nullable Applied application(String number) {
        return applications.get(number);
    }

    /// Of a person, by number.
    List<Applied> applicationsOf(String idNumber) {
        return applications.values().stream()
                .filter(one -> one.idNumber().equals(idNumber))
                .sorted(Comparator.comparing(Applied::number))
                .toList();
    }

    @Nullable Approved approval(String application) {
        return approvals.get(application);
    }

    /// The line that a person already has under the same scheme and product.
    @Nullable Line lineOf(Applied application) {
        String number = linesByPerson.get(person(application));
        return number == null ? null : lines.get(number);
    }

    @Nullable Line line(String number) {
        return lines.get(number);
    }

    @Nullable Drawn draw(String number) {
        return draws.get(number);
    }

    @Nullable Advised advice(String number) {
        return advices.get(number);
    }

    @Nullable Raised raise(String number) {
        return raises.get(number);
    }

    Map<String, CounterPaid> counterPayments() {
        return counterPayments;
    }

    List<Payout> payouts() {
        return payouts;
    }

    List<Row> on(LocalDate day) {
        return days.getOrDefault(day, List.of());
    }

    /// Refunds to a hospital that no payout has netted yet.
    long refundsToNet(String hospital) {
        return refundsToNet.getOrDefault(hospital, 0L);
    }

    void apply(Applied applied) {
        applications.put(applied.number(), applied);
    }

    void apply(Approved approved) {
        Applied application = Objects.requireNonNull(applications.get(approved.application()));
        approvals.put(approved.application(), approved);
        linesByPerson.put(person(application), approved.line());
        lines.computeIfAbsent(approved.line(), number -> new Line(number, approved.limit()));
    }

    void apply(Drawn drawn) {
        draws.put(drawn.number(), drawn);
        if (drawn.funded() > 0) {
            Line line = known(drawn.line());
            line.draw(drawn.funded());
            Row row = Row.of('D', drawn.number(), drawn.number(), drawn.funded(), line);
            rows(drawn.at()).add(row.at(drawn.hospital()));
        }
    }

    void apply(Advised advised) {
        advices.put(advised.number(), advised);
        if (!advised.refusal().isEmpty()) {
            return;
        }
        Line line = known(advised.line());
        String hospital = hospital(advised.draw());
        char kind = kind(advised.kind());
        switch (advised.kind()) {
            case REPAID -> line.repay(advised.amount());
            case DEBIT_RETURNED -> line.repay(-advised.amount());
            case REFUNDED -> {
                line.refund(advised.amount());
                refundsToNet.merge(hospital, advised.amount(), Math::addExact);
            }
        }
        Row row = Row.of(kind, advised.number(), advised.draw(), advised.amount(), line);
        rows(advised.at()).add(row.at(hospital));
    }

    void apply(CounterPaid paid) {
        counterPayments.put(paid.number(), paid);
        Line line = known(paid.line());
        line.repay(paid.amount());
        rows(paid.at()).add(Row.of('R', paid.number(), paid.draw(), paid.amount(), line));
    }

    void apply(LimitSet set) {
        Line line = known(set.line());
        line.limit(set.limit());
        rows(set.at()).add(Row.of('L', "", "", 0, line));
    }

    void apply(Raised raised) {
        raises.put(raised.number(), raised);
        Line line = known(raised.line());
        line.limit(raised.limit());
        rows(raised.at()).add(Row.of('L', "", "", 0, line));
    }

    void apply(Payout payout) {
        payouts.add(payout);
        refundsToNet.merge(payout.hospital(), -payout.refunds(), Math::addExact);
        rows(payout.paidOn())
                .add(new Row('P', payout.number(), "", "", payout.hospital(), payout.net(), 0, 0));
    }

    private List<Row> rows(Instant at) {
        return rows(Times.dateOf(at));
    }

    private List<Row> rows(LocalDate day) {
        return days.computeIfAbsent(day, _ -> new ArrayList<>());
    }

    private String hospital(String draw) {
        Drawn drawn = draws.get(draw);
        return drawn == null ? "" : drawn.hospital();
    }

    private Line known(String number) {
        return Objects.requireNonNull(lines.get(number));
    }

    private static char kind(AdviceKind kind) {
        return switch (kind) {
            case REPAID -> 'R';
            case REFUNDED -> 'F';
            case DEBIT_RETURNED -> 'X';
        };
    }

    private static String person(Applied application) {
        return application.idNumber() + "|" + application.scheme() + "|" + application.product();
    }
}
