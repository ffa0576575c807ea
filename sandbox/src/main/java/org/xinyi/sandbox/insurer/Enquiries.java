package org.xinyi.sandbox.insurer;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.Fen;
import org.xinyi.sandbox.web.Fields;
import org.xinyi.sandbox.web.Times;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What an institution may ask: signing in (9001), a person (1101), a settlement (5203).
final class Enquiries {

    private final Desk desk;
    private final Credentials credentials;

    Enquiries(Desk desk, Credentials credentials) {
        this.desk = desk;
        this.credentials = credentials;
    }

    /// 9001. The number is given out for the record; no transaction asks for it.
    ObjectNode signIn(FsiCall call) {
        ObjectNode output = Json.object();
        output.putObject("signinoutb")
                .put("sign_time", Times.seconds(call.now()))
                .put("sign_no", call.institution().code() + Times.compact(call.now()));
        return output;
    }

    /// 9002.
    ObjectNode signOut(FsiCall call) {
        ObjectNode output = Json.object();
        output.putObject("signoutoutb").put("sign_time", Times.seconds(call.now()));
        return output;
    }

    /// 1101, by a certificate or by the token of the e-credential.
    ObjectNode person(FsiCall call) {
        JsonNode node = call.data();
        Person person =
                Credentials.isShown(node) ? credentials.holder(call, node) : desk.person(node);
        LocalDate today = Times.dateOf(call.now());
        ObjectNode output = Json.object();
        ObjectNode base = output.putObject("baseinfo");
        SettlementView.person(base, person);
        base.put("naty", "01").put("age", SettlementView.age(person, today));
        output.putArray("insuinfo")
                .addObject()
                .put("balc", Fen.text(person.balance()))
                .put("insutype", person.insutype())
                .put("psn_type", person.insutype().equals("310") ? "11" : "14")
                .put("psn_insu_stas", person.normal() ? "1" : "2")
                .put("psn_insu_date", "2020-01-01")
                .put("paus_insu_date", "")
                .put("cvlserv_flag", person.civilServant() ? "1" : "0")
                .put("insuplc_admdvs", person.region())
                .put("emp_name", "");
        identities(output, person, today);
        return output;
    }

    private static void identities(ObjectNode output, Person person, LocalDate today) {
        var identities = output.putArray("idetinfo");
        if (person.assisted()) {
            identities
                    .addObject()
                    .put("psn_idet_type", "低保")
                    .put("psn_type_lv", "1")
                    .put("memo", "最低生活保障对象")
                    .put("begntime", today.withDayOfYear(1).toString())
                    .put("endtime", today.withMonth(12).withDayOfMonth(31).toString());
        }
    }

    /// 5203, by `setl_id`, or by `mdtrt_id` and `chrg_bchno`.
    ObjectNode settlement(FsiCall call) {
        JsonNode node = call.data();
        @Nullable Settlement settlement =
                Fields.text(node, "setl_id").isEmpty()
                        ? desk.visit(call, node).settlement(Fields.text(node, "chrg_bchno"))
                        : desk.settlement(call, node);
        if (settlement == null) {
            throw new FsiRefused("未查询到结算信息");
        }
        return SettlementView.output(settlement, call.extraFen());
    }
}
