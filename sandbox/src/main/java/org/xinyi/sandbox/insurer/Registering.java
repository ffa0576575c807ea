package org.xinyi.sandbox.insurer;

import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.insurer.InsurerFact.Discharged;
import org.xinyi.sandbox.insurer.InsurerFact.Registered;
import org.xinyi.sandbox.insurer.InsurerFact.RegistrationUndone;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.Fields;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Registration (2201, 2202), admission and discharge (2401, 2402, 2404, 2405). The same number of
/// the same institution is the same visit until it is undone.
final class Registering {

    private final InsurerBook book;
    private final Desk desk;

    Registering(InsurerBook book, Desk desk) {
        this.book = book;
        this.desk = desk;
    }

    /// 2201. The visit's number stands in `data`, as in the national interface.
    ObjectNode register(FsiCall call) {
        JsonNode node = call.node("mdtrtinfo");
        Visit visit = visit(call, node, Care.OUTPATIENT, FsiCall.required(node, "ipt_otp_no"));
        return view("data", visit);
    }

    /// 2401. The visit's number stands in `result`, as in the national interface.
    ObjectNode admit(FsiCall call) {
        JsonNode node = call.node("mdtrtinfo");
        Visit visit = visit(call, node, Care.INPATIENT, FsiCall.required(node, "ipt_otp_no"));
        return view("result", visit);
    }

    /// The visit under the institution's number, made when there is none.
    Visit visit(FsiCall call, JsonNode node, Care care, String number) {
        Person person = desk.person(node);
        requireInsurance(person, Fields.text(node, "insutype"));
        @Nullable Visit known = book.visit(call.institution(), care, number);
        if (known != null && !known.undone()) {
            if (known.person() != person) {
                throw new FsiRefused("就诊流水号已被他人使用: " + number);
            }
            return known;
        }
        long id = book.nextNumber();
        book.record(
                new Registered(
                        id,
                        person.number(),
                        call.institution().code(),
                        care,
                        number,
                        call.message(),
                        call.now()));
        return java.util.Objects.requireNonNull(book.visit(id));
    }

    /// 2202 and 2404.
    ObjectNode undo(FsiCall call) {
        undo(desk.visit(call, call.data()), call);
        return Json.object();
    }

    void undo(Visit visit, FsiCall call) {
        if (visit.undone()) {
            return;
        }
        if (visit.hasSettlement()) {
            throw new FsiRefused("存在未撤销的结算, 不能撤销登记");
        }
        book.record(new RegistrationUndone(visit.id(), call.now()));
    }

    /// 2402.
    ObjectNode discharge(FsiCall call) {
        return leave(call, call.node("dscginfo"), true);
    }

    /// 2405.
    ObjectNode undoDischarge(FsiCall call) {
        return leave(call, call.data(), false);
    }

    private ObjectNode leave(FsiCall call, JsonNode node, boolean leaves) {
        Visit visit = desk.openVisit(call, node);
        if (visit.discharged() != leaves) {
            book.record(new Discharged(visit.id(), leaves, call.now()));
        }
        return Json.object();
    }

    private static void requireInsurance(Person person, String insutype) {
        if (!insutype.isEmpty() && !insutype.equals(person.insutype())) {
            throw new FsiRefused("参保险种不符: " + insutype);
        }
    }

    private static ObjectNode view(String name, Visit visit) {
        ObjectNode output = Json.object();
        output.putObject(name)
                .put("mdtrt_id", Long.toString(visit.id()))
                .put("psn_no", Long.toString(visit.person().number()))
                .put("ipt_otp_no", visit.number());
        return output;
    }
}
