package org.xinyi.sandbox.insurer;

import java.time.Instant;
import org.xinyi.sandbox.web.Fields;
import tools.jackson.databind.JsonNode;

/// One transaction of the national interface, signed by its institution.
///
/// @param message `msgid`
/// @param extraFen what the answer carries too much, under a fault
record FsiCall(
        String number,
        String message,
        Institution institution,
        JsonNode input,
        Instant now,
        long extraFen) {

    /// The named node of the input, or `data`, which many transactions use.
    JsonNode node(String name) {
        JsonNode named = input.get(name);
        JsonNode node = named == null ? input.get("data") : named;
        if (node == null) {
            throw new FsiRefused("输入节点缺失: " + name);
        }
        return node;
    }

    JsonNode data() {
        return node("data");
    }

    static String required(JsonNode node, String name) {
        String text = Fields.text(node, name);
        if (text.isEmpty()) {
            throw new FsiRefused("必填项缺失: " + name);
        }
        return text;
    }

    /// A number the insurer gave out; -1 when the text is none.
    static long number(JsonNode node, String name) {
        String text = required(node, name);
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || i > 17) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
