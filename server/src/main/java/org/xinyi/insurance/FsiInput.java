package org.xinyi.insurance;

import java.util.HashMap;
import java.util.Map;
import org.xinyi.catalogue.Item;
import org.xinyi.kernel.OrderId;
import tools.jackson.core.JsonGenerator;

/// Writes the `input` of the larger transactions, in the interface's own field names.
final class FsiInput {

    static final String BY_TOKEN = "01";
    static final String BY_ID_NUMBER = "02";
    private static final String SETTLED_BY_ITEM = "01";
    private static final int RADIX = 36;

    private FsiInput() {}

    /// 2201 and 2401 want the same in two spellings.
    static void registration(JsonGenerator in, InsuredBill bill) {
        String visit = Long.toString(bill.bill().visit().value());
        in.writeObjectPropertyStart("mdtrtinfo");
        in.writeStringProperty("psn_no", bill.person().personNumber());
        in.writeStringProperty("insutype", bill.person().scheme().code());
        in.writeStringProperty("begntime", FsiClient.local(bill.bill().at()));
        in.writeStringProperty("mdtrt_cert_type", BY_ID_NUMBER);
        in.writeStringProperty("mdtrt_cert_no", bill.identity().idNumber());
        in.writeStringProperty("med_type", bill.bill().care().code());
        in.writeStringProperty("ipt_otp_no", visit);
        in.writeStringProperty("atddr_no", "");
        in.writeStringProperty("dr_name", "");
        in.writeStringProperty("caty", "");
        if (bill.isStay()) {
            in.writeStringProperty("ipt_no", visit);
            in.writeStringProperty("adm_dept_codg", bill.departmentCode());
            in.writeStringProperty("adm_dept_name", bill.departmentName());
        } else {
            in.writeStringProperty("dept_code", bill.departmentCode());
            in.writeStringProperty("dept_name", bill.departmentName());
        }
        in.writeEndObject();
    }

    static void lines(JsonGenerator in, InsuredBill bill, String visit) {
        Map<OrderId, Integer> seen = new HashMap<>();
        in.writeArrayPropertyStart("feedetail");
        for (Bill.Line line : bill.bill().lines()) {
            in.writeStartObject();
            int time = seen.merge(line.order(), 1, Integer::sum);
            in.writeStringProperty("feedetl_sn", lineNumber(bill, line, time));
            in.writeStringProperty("mdtrt_id", visit);
            in.writeStringProperty("psn_no", bill.person().personNumber());
            in.writeStringProperty("chrg_bchno", bill.batch());
            line(in, bill, line);
            in.writeEndObject();
        }
        in.writeEndArray();
    }

    private static void line(JsonGenerator in, InsuredBill bill, Bill.Line line) {
        Item item = bill.item(line);
        in.writeStringProperty("fee_ocur_time", FsiClient.local(line.at()));
        in.writeStringProperty("med_list_codg", item.nationalCode());
        in.writeStringProperty("medins_list_codg", item.code());
        in.writeStringProperty("medins_list_name", item.nameZh());
        in.writeStringProperty("chrgitm_lv", item.insuranceClass().code());
        in.writeStringProperty("med_chrgitm_type", item.kind().code());
        in.writeStringProperty("det_item_fee_sumamt", line.amount().toString());
        in.writeStringProperty("cnt", line.quantity().toString());
        in.writeStringProperty("pric", line.price().toString());
    }

    /// The insurer wants a line's number once within a visit. The same order may stand in two
    /// settlements of it, so the number names the settlement, then the order.
    private static String lineNumber(InsuredBill bill, Bill.Line line, int time) {
        String batch = bill.batch().startsWith(InsuredBill.TRIAL) ? InsuredBill.TRIAL : "";
        String number =
                batch
                        + Long.toString(bill.bill().id().value(), RADIX)
                        + "."
                        + Long.toString(line.order().value(), RADIX);
        return time == 1 ? number : number + "." + time;
    }

    static void settlement(JsonGenerator in, InsuredBill bill, String visit, Scope scope) {
        in.writeObjectPropertyStart("data");
        in.writeStringProperty("psn_no", bill.person().personNumber());
        in.writeStringProperty("mdtrt_cert_type", BY_ID_NUMBER);
        in.writeStringProperty("mdtrt_cert_no", bill.identity().idNumber());
        in.writeStringProperty("med_type", bill.bill().care().code());
        in.writeStringProperty("medfee_sumamt", bill.bill().total().toString());
        in.writeStringProperty("psn_setlway", SETTLED_BY_ITEM);
        in.writeStringProperty("mdtrt_id", visit);
        in.writeStringProperty("chrg_bchno", bill.batch());
        in.writeStringProperty("insutype", bill.person().scheme().code());
        in.writeStringProperty("acct_used_flag", bill.bill().useAccount() ? "1" : "0");
        in.writeStringProperty("invono", "");
        in.writeStringProperty("fulamt_ownpay_amt", scope.ownExpense().toString());
        in.writeStringProperty("overlmt_selfpay", scope.overLimit().toString());
        in.writeStringProperty("preselfpay_amt", scope.firstSelf().toString());
        in.writeStringProperty("inscp_scp_amt", scope.inScope().toString());
        in.writeEndObject();
    }
}
