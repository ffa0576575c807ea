package org.xinyi.sandbox.insurer;

import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.clock.DayWork;
import org.xinyi.sandbox.clock.SandboxClock;
import org.xinyi.sandbox.faults.Faults;
import org.xinyi.sandbox.insurer.InsurerFact.DayEnded;
import org.xinyi.sandbox.insurer.InsurerFact.DaysBegun;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.BadCall;
import org.xinyi.sandbox.web.Call;
import org.xinyi.sandbox.web.Fen;
import org.xinyi.sandbox.web.Fields;
import org.xinyi.sandbox.web.Reply;
import org.xinyi.sandbox.web.Routes;
import org.xinyi.sandbox.web.Twin;
import tools.jackson.databind.node.ArrayNode;

/// The insurer: the national FSI interface, day statements and monthly payments.
public final class InsurerTwin implements Twin, DayWork {

    private final InsurerBook book;
    private final SandboxClock clock;
    private final MonthlyPayment monthlyPayment;
    private final Routes routes;

    public InsurerTwin(Path folder, SandboxClock clock, Faults faults) {
        this.book = new InsurerBook(folder);
        this.clock = clock;
        this.monthlyPayment = new MonthlyPayment(book);
        Fsi fsi = new Fsi(book, clock);
        InsurerAdmin admin = new InsurerAdmin(book);
        Credentials credentials = new Credentials(book);
        routes =
                new Routes(name(), faults, book::flush)
                        .call("POST", "fsi/{infno}", call -> call.segment(1), fsi::answer)
                        .call("GET", "statements/{date}", "statements", this::statement)
                        .call("GET", "payments", "payments", this::payments)
                        .call(
                                "POST",
                                "benefit-suspensions",
                                "benefit-suspensions",
                                new Suspending(book)::take)
                        .desk("GET", "admin/benefits", admin::benefits)
                        .desk("POST", "admin/secrets", admin::saveSecrets)
                        .desk("POST", "admin/persons", admin::savePersons)
                        .desk("GET", "admin/persons/{certno}", admin::person)
                        .desk(
                                "POST",
                                "admin/credentials",
                                call -> credentials.show(call, clock.now()))
                        .desk("POST", "admin/faces", credentials::saveFace)
                        .desk("POST", "admin/items", admin::saveItems)
                        .desk("POST", "admin/deductions", admin::setDeductions)
                        .desk("PUT", "admin/hospital-share", admin::setHospitalShare);
    }

    @Override
    public String name() {
        return "insurer";
    }

    @Override
    public String title() {
        return "医保经办机构 / Insurer";
    }

    @Override
    public Reply answer(Call call) {
        return routes.answer(call);
    }

    @Override
    public @Nullable LocalDate lastEndedDay() {
        synchronized (book) {
            return book.shelf().lastEndedDay();
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
            book.record(new DayEnded(day, monthlyPayment.after(day)));
        }
        book.flush();
    }

    @Override
    public void close() {
        book.close();
    }

    private Reply statement(Call call) {
        LocalDate day = Fields.date("date", call.segment(1));
        synchronized (book) {
            Institution institution = institution(call);
            if (!day.isBefore(clock.today())) {
                return Reply.error(404, "STATEMENT_NOT_READY", "当日尚未结束 / That day is not over yet");
            }
            return Reply.text(
                    "text/tab-separated-values",
                    Statements.file(institution, day, call.extraFen()));
        }
    }

    private Institution institution(Call call) {
        String code = call.query("fixmedins_code");
        @Nullable Institution institution = book.institution(code);
        if (institution == null) {
            throw new BadCall(404, "INSTITUTION_UNKNOWN", "未登记的机构 / Unknown: " + code);
        }
        return institution;
    }

    private Reply payments(Call call) {
        String code = call.query("fixmedins_code");
        LocalDate since = Fields.date("since", call.query("since"));
        ArrayNode list = Json.array();
        synchronized (book) {
            long extra = call.extraFen();
            for (Payment payment : book.shelf().payments()) {
                boolean wanted = code.isEmpty() || code.equals(payment.institution());
                if (wanted && !payment.paidOn().isBefore(since)) {
                    add(list, payment, extra);
                    extra = 0;
                }
            }
        }
        return Reply.json(list);
    }

    private static void add(ArrayNode list, Payment payment, long extra) {
        list.addObject()
                .put("payment_no", payment.number())
                .put("fixmedins_code", payment.institution())
                .put("paid_on", payment.paidOn().toString())
                .put("period", payment.period())
                .put("fund", payment.fund())
                .put("claimed", Fen.text(payment.claimed()))
                .put("paid", Fen.text(payment.paid() + extra));
    }
}
