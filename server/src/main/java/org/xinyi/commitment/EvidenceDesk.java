package org.xinyi.commitment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.commitment.SignedForms.SignedForm;
import org.xinyi.kernel.CommitmentId;
import org.xinyi.ledger.Actions;
import tools.jackson.databind.json.JsonMapper;

/// Computes the evidence again from what is stored, and compares it with what was written down
/// when the commitment was signed: in its row, and in the action log.
@Component
class EvidenceDesk {

    /// What does not agree.
    enum Difference {
        /// The text that stands there now is not the one whose hash was taken when it was shown.
        TEXT,
        /// The parts do not give the hash in the commitment's row.
        PARTS,
        /// The action log knows another hash, or none, or more than one.
        ACTION_LOG,
        /// The signature does not open: it was altered or came from elsewhere.
        SIGNATURE
    }

    /// @param form null when it does not open
    /// @param computedHash over what is stored now; null when it does not open
    /// @param loggedHash as the action log has it; null when it has none
    record Findings(
            @Nullable SignedForm form,
            @Nullable String computedHash,
            @Nullable String loggedHash,
            List<Difference> differences) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SignedForms forms;
    private final Actions actions;

    EvidenceDesk(SignedForms forms, Actions actions) {
        this.forms = forms;
        this.actions = actions;
    }

    Findings examine(CommitmentId commitment) {
        String logged = logged(commitment);
        SignedForm form;
        try {
            form = forms.find(commitment).orElseThrow();
        } catch (IllegalStateException altered) {
            return new Findings(null, null, logged, List.of(Difference.SIGNATURE));
        }
        byte[] computed = Evidence.of(form.signing(), form.signature()).hash();
        String computedHash = HexFormat.of().formatHex(computed);
        List<Difference> differences = new ArrayList<>();
        if (!Arrays.equals(form.signing().document().hash(), form.signing().textHash())) {
            differences.add(Difference.TEXT);
        }
        if (!Arrays.equals(computed, form.evidenceHash())) {
            differences.add(Difference.PARTS);
        }
        if (!computedHash.equals(logged)) {
            differences.add(Difference.ACTION_LOG);
        }
        return new Findings(form, computedHash, logged, differences);
    }

    private @Nullable String logged(CommitmentId commitment) {
        List<String> hashes =
                actions.about(List.of(commitment.value()), List.of(SignedForms.SIGNED)).stream()
                        .map(action -> JSON.readTree(action.detail()).path("evidence").asString(""))
                        .toList();
        return hashes.size() == 1 ? hashes.getFirst() : null;
    }
}
