package org.xinyi.credit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xinyi.scheme.Decision;
import org.xinyi.scheme.Pack;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Why an application was refused, as it is kept with it.
///
/// @param rule the deciding rule's path in the pack; `lender` when the lender refused
/// @param changes the smallest changes of facts that would reverse it; empty when none would
record KeptDecision(String rule, List<Pack.Text> reasons, List<Decision.Change> changes) {

    static final KeptDecision NONE = new KeptDecision("", List.of(), List.of());

    KeptDecision {
        reasons = List.copyOf(reasons);
        changes = List.copyOf(changes);
    }

    static KeptDecision byPack(Decision<Boolean> decision) {
        return new KeptDecision(decision.rule(), decision.reasons(), decision.changes());
    }

    /// A lender's words are shown as they are.
    static KeptDecision byLender(String reason) {
        return new KeptDecision("lender", List.of(new Pack.Text(reason, reason)), List.of());
    }

    String told() {
        return String.join("；", reasons.stream().map(Pack.Text::zh).toList());
    }

    String text(JsonMapper json) {
        return json.writeValueAsString(this);
    }

    /// Anything that is no refusal has no reasons.
    static KeptDecision read(@Nullable String text, JsonMapper json) {
        if (text == null || !text.startsWith("{")) {
            return NONE;
        }
        try {
            return json.readValue(text, KeptDecision.class);
        } catch (JacksonException otherForm) {
            return NONE;
        }
    }
}
