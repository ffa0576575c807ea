package org.xinyi.insurance;

import java.util.Set;
import org.xinyi.kernel.Money;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Builds a `setlinfo` whose identities hold by themselves.
final class SetlInfo {

    private static final Set<String> OF_PERSON =
            Set.of("acct_pay", "acct_mulaid_pay", "psn_cash_pay");

    private final ObjectNode node = JsonNodeFactory.instance.objectNode();
    private long funds;
    private long person;

    private SetlInfo() {}

    static SetlInfo of(long total) {
        SetlInfo info = new SetlInfo();
        info.put("medfee_sumamt", total);
        info.put("inscp_scp_amt", total);
        info.node.put("psn_name", "王小明").put("certno", "320700199001011234");
        return info;
    }

    SetlInfo pay(String field, long fen) {
        put(field, fen);
        if (OF_PERSON.contains(field)) {
            person += fen;
        } else if (!field.equals("hosp_part_amt")) {
            funds += fen;
        }
        return this;
    }

    ObjectNode node() {
        put("fund_pay_sumamt", funds);
        put("psn_part_amt", person);
        return node;
    }

    private void put(String field, long fen) {
        node.put(field, Money.ofFen(fen).toString());
    }
}
