package org.xinyi.sandbox.insurer;

import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.insurer.InsurerFact.DeductionSet;
import org.xinyi.sandbox.insurer.InsurerFact.HospitalShareSet;
import org.xinyi.sandbox.insurer.InsurerFact.InstitutionRegistered;
import org.xinyi.sandbox.insurer.InsurerFact.ItemSaved;
import org.xinyi.sandbox.insurer.InsurerFact.PersonSaved;
import org.xinyi.sandbox.store.Json;
import org.xinyi.sandbox.web.BadCall;
import org.xinyi.sandbox.web.Call;
import org.xinyi.sandbox.web.Fen;
import org.xinyi.sandbox.web.Fields;
import org.xinyi.sandbox.web.Reply;
import tools.jackson.databind.JsonNode;

/// The sandbox's own desk at the insurer: who exists, and the switches.
final class InsurerAdmin {

    private static final int SHARE_PERCENT_MAX = 100;

    private final InsurerBook book;

    InsurerAdmin(InsurerBook book) {
        this.book = book;
    }

    Reply saveSecrets(Call call) {
        int saved = 0;
        synchronized (book) {
            for (JsonNode node : Fields.list(call.json(), "secrets")) {
                String code = Fields.required(node, "fixmedins_code");
                String secret = Fields.required(node, "secret");
                book.record(new InstitutionRegistered(code, secret, Fields.text(node, "medinslv")));
                saved++;
            }
        }
        return saved(saved);
    }

    Reply savePersons(Call call) {
        int saved = 0;
        JsonNode body = call.json();
        synchronized (book) {
            for (JsonNode node : Fields.list(body, "persons")) {
                book.record(person(node));
                saved++;
            }
        }
        return saved(saved);
    }

    private PersonSaved person(JsonNode node) {
        String idNumber = Fields.required(node, "certno");
        String insutype = Fields.required(node, "insutype");
        if (book.benefits().insurance(insutype) == null) {
            throw BadCall.field("insutype", "310 or 390, not " + insutype);
        }
        @Nullable Person known = book.personOfId(idNumber);
        return new PersonSaved(
                known == null ? book.nextNumber() : known.number(),
                idNumber,
                Fields.text(node, "psn_name"),
                insutype,
                region(node, idNumber),
                !Fields.text(node, "psn_insu_stas").equals("2"),
                Fields.fenOrZero(node, "balc"),
                Fields.flag(node, "cvlserv_flag"),
                Fields.flag(node, "assistance"),
                Fields.fenOrZero(node, "mutual_aid_balc"));
    }

    /// Where nothing is said, the city of the ID number.
    private static String region(JsonNode node, String idNumber) {
        String stated = Fields.text(node, "insuplc_admdvs");
        boolean fromId = stated.isEmpty() && idNumber.length() == 18;
        return fromId ? idNumber.substring(0, 4) + "00" : stated;
    }

    Reply person(Call call) {
        synchronized (book) {
            @Nullable Person person = book.personOfId(call.segment(2));
            if (person == null) {
                return Reply.error(404, "NOT_FOUND", "未查询到参保信息 / Not insured here");
            }
            return Reply.json(
                    Json.object()
                            .put("psn_no", Long.toString(person.number()))
                            .put("certno", person.idNumber())
                            .put("psn_name", person.name())
                            .put("insutype", person.insutype())
                            .put("insuplc_admdvs", person.region())
                            .put("psn_insu_stas", person.normal() ? "1" : "2")
                            .put("balc", Fen.text(person.balance()))
                            .put("cvlserv_flag", person.civilServant() ? "1" : "0")
                            .put("assistance", person.assisted())
                            .put("mutual_aid_balc", Fen.text(person.mutualAid())));
        }
    }

    Reply saveItems(Call call) {
        int saved = 0;
        synchronized (book) {
            for (JsonNode node : Fields.list(call.json(), "items")) {
                String code = Fields.required(node, "med_list_codg");
                String level = Fields.text(node, "chrgitm_lv");
                book.record(new ItemSaved(code, level, Fields.fenOrZero(node, "pric_uplmt_amt")));
                saved++;
            }
        }
        return saved(saved);
    }

    Reply setHospitalShare(Call call) {
        int percent = call.json().path("percent").asInt(-1);
        if (percent < 0 || percent > SHARE_PERCENT_MAX) {
            throw BadCall.field("percent", "0 to 100");
        }
        synchronized (book) {
            book.record(new HospitalShareSet(percent));
        }
        return saved(1);
    }

    Reply setDeductions(Call call) {
        int saved = 0;
        synchronized (book) {
            for (JsonNode node : Fields.list(call.json(), "deductions")) {
                String code = Fields.required(node, "fixmedins_code");
                String period = Fields.required(node, "period");
                String fund = Fields.required(node, "fund");
                book.record(new DeductionSet(code, period, fund, Fields.fen(node, "amount")));
                saved++;
            }
        }
        return saved(saved);
    }

    Reply benefits(Call call) {
        return Reply.json(book.benefits().document());
    }

    private static Reply saved(int count) {
        return Reply.json(Json.object().put("saved", count));
    }
}
