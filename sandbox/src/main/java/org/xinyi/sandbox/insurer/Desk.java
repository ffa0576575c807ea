package org.xinyi.sandbox.insurer;

import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.web.Fields;
import tools.jackson.databind.JsonNode;

/// Finds what a transaction names, within the calling institution.
final class Desk {

    private final InsurerBook book;

    Desk(InsurerBook book) {
        this.book = book;
    }

    /// A person by `psn_no`, else by the certificate.
    Person person(JsonNode node) {
        @Nullable Person person =
                Fields.text(node, "psn_no").isEmpty()
                        ? book.personOfId(idNumber(node))
                        : book.personOfNumber(FsiCall.number(node, "psn_no"));
        if (person == null) {
            throw new FsiRefused("未查询到参保信息");
        }
        return person;
    }

    Visit visit(FsiCall call, JsonNode node) {
        @Nullable Visit visit = book.visit(FsiCall.number(node, "mdtrt_id"));
        if (visit == null || visit.institution() != call.institution()) {
            throw new FsiRefused("未查询到就诊信息");
        }
        requirePerson(visit, node);
        return visit;
    }

    /// A visit that was not undone.
    Visit openVisit(FsiCall call, JsonNode node) {
        Visit visit = visit(call, node);
        if (visit.undone()) {
            throw new FsiRefused("就诊登记已撤销");
        }
        return visit;
    }

    Settlement settlement(FsiCall call, JsonNode node) {
        @Nullable Settlement settlement = book.settlement(FsiCall.number(node, "setl_id"));
        if (settlement == null || settlement.visit().institution() != call.institution()) {
            throw new FsiRefused("未查询到结算信息");
        }
        requirePerson(settlement.visit(), node);
        return settlement;
    }

    private static void requirePerson(Visit visit, JsonNode node) {
        String number = Fields.text(node, "psn_no");
        if (!number.isEmpty() && !number.equals(Long.toString(visit.person().number()))) {
            throw new FsiRefused("人员编号与就诊信息不符");
        }
    }

    private static String idNumber(JsonNode node) {
        String idNumber = Fields.text(node, "certno");
        return idNumber.isEmpty() ? FsiCall.required(node, "mdtrt_cert_no") : idNumber;
    }
}
