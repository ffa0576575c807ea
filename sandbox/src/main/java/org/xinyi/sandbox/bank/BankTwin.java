package org.xinyi.sandbox.bank;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.bank.BankFact.BookKey;
import org.xinyi.sandbox.bank.BankFact.CounterPaid;
import org.xinyi.sandbox.bank.BankFact.DayEnded;
import org.xinyi.sandbox.bank.BankFact.DaysBegun;
import org.xinyi.sandbox.bank.BankFact.Payout;
import org.xinyi.sandbox.clock.DayWork;
import org.xinyi.sandbox.clock.SandboxClock;
import org.xinyi.sandbox.faults.Faults;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.BadCall;
import org.xinyi.sandbox.web.Call;
import org.xinyi.sandbox.web.Fields;
import org.xinyi.sandbox.web.Handler;
import org.xinyi.sandbox.web.Reply;
import org.xinyi.sandbox.web.Routes;
import org.xinyi.sandbox.web.Twin;
import tools.jackson.databind.node.ArrayNode;

/// The banks that lend. The format is the project's own.
public final class BankTwin implements Twin, DayWork {

    private final BankBook book;
    private final SandboxClock clock;
    private final BankAdmin admin;
    private final Routes routes;

    /// @param wall what an undecided application waits by
    public BankTwin(Path folder, SandboxClock clock, Clock wall, Faults faults) {
        this.book = new BankBook(folder);
        this.clock = clock;
        BankCatalogue catalogue = BankCatalogue.load();
        this.admin = new BankAdmin(book, catalogue, clock);
        Applying applying = new Applying(book, catalogue, wall);
        Drawing drawing = new Drawing(book);
        Advising advising = new Advising(book);
        this.routes = new Routes(name(), faults, book::flush);
        signed("POST", "{code}/draws", "draws", drawing::draw);
        signed("POST", "{code}/advices", "advices", advising::advise);
        signed("POST", "{code}/applications", "applications", applying::apply);
        signed("GET", "{code}/applications/{no}", "application", applying::find);
        signed("GET", "{code}/draws/{no}", "draw", drawing::find);
        signed("GET", "{code}/lines/{no}", "line", BankTwin::line);
        signed("POST", "{code}/lines/{no}/raises", "raises", new Raising(book)::raise);
        signed("GET", "{code}/counter-payments", "counter-payments", BankTwin::counterPayments);
        signed("GET", "{code}/payouts", "payouts", BankTwin::payouts);
        signed("GET", "{code}/statements/{date}", "statements", this::statement);
        routes.desk("GET", "", admin::banks)
                .desk("POST", "{code}/admin/clients", admin::saveClients)
                .desk("GET", "{code}/admin/applications", admin::applications)
                .desk("POST", "{code}/admin/counter-payments", admin::payAtCounter)
                .desk("PUT", "{code}/lines/{no}/limit", admin::setLimit);
    }

    private void signed(
            String method, String pattern, String operation, Function<SignedCall, Reply> work) {
        Handler handler =
                call -> {
                    BankProfile bank = admin.bank(call);
                    ClientBook client = signer(call, bank);
                    synchronized (book) {
                        Instant now = clock.now();
                        return work.apply(new SignedCall(call, bank, client, now));
                    }
                };
        routes.call(method, pattern, operation, handler);
    }

    /// The signature covers the path, with or without the query.
    private ClientBook signer(Call call, BankProfile bank) {
        @Nullable ClientBook client = book.book(new BookKey(bank.code(), call.header("X-Client")));
        String signature = call.header("X-Signature");
        boolean signed =
                client != null
                        && (verifies(client, signature, call, call.path())
                                || verifies(client, signature, call, call.target()));
        if (client == null || !signed) {
            throw new BadCall(401, "SIGNATURE_INVALID", "签名错误 / The signature is wrong");
        }
        return client;
    }

    private static boolean verifies(ClientBook client, String signature, Call call, String target) {
        String head = call.method() + "\n" + target + "\n";
        return client.secret().verifies(signature, head, call.body());
    }

    @Override
    public String name() {
        return "bank";
    }

    @Override
    public String title() {
        return "银行 / Banks";
    }

    @Override
    public Reply answer(Call call) {
        return routes.answer(call);
    }

    @Override
    public @Nullable LocalDate lastEndedDay() {
        synchronized (book) {
            return book.lastEndedDay();
        }
    }

    @Override
    public void beginAfter(LocalDate day) {
        synchronized (book) {
            book.record(new DaysBegun(day));
        }
        book.flush();
    }

    @Override
    public void endDay(LocalDate day) {
        synchronized (book) {
            List<Payout> payouts = new ArrayList<>();
            book.books().forEach(client -> payouts.addAll(Payouts.after(day, client)));
            book.record(new DayEnded(day, payouts));
        }
        book.flush();
    }

    @Override
    public void close() {
        book.close();
    }

    private static Reply line(SignedCall signed) {
        @Nullable Line line = signed.book().line(signed.call().segment(2));
        return line == null
                ? Reply.error(404, "NOT_FOUND", "无此额度 / No such line")
                : Reply.json(LineView.of(line, signed.call().extraFen()));
    }

    private static Reply counterPayments(SignedCall signed) {
        Instant since = Fields.instant("since", signed.call().query("since"));
        ArrayNode list = Json.array();
        for (CounterPaid paid : signed.book().counterPayments().values()) {
            if (!paid.at().isBefore(since)) {
                list.add(LineView.of(paid));
            }
        }
        return Reply.json(list);
    }

    private static Reply payouts(SignedCall signed) {
        LocalDate since = Fields.date("since", signed.call().query("since"));
        ArrayNode list = Json.array();
        long extra = signed.call().extraFen();
        for (Payout payout : signed.book().payouts()) {
            if (!payout.paidOn().isBefore(since)) {
                list.add(LineView.of(payout, extra));
                extra = 0;
            }
        }
        return Reply.json(list);
    }

    private Reply statement(SignedCall signed) {
        LocalDate day = Fields.date("date", signed.call().segment(2));
        if (!day.isBefore(clock.today())) {
            return Reply.error(404, "STATEMENT_NOT_READY", "当日尚未结束 / That day is not over yet");
        }
        return Reply.text(
                "text/plain", BankStatements.file(signed.book(), day, signed.call().extraFen()));
    }
}
