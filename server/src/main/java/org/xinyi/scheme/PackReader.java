package org.xinyi.scheme;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.crypto.Sm3;

/// Reads pack files: YAML to a type-checked pack, or to everything that is wrong with the file.
@Component
class PackReader {

    static final String ID_REGEX = "[A-Z][A-Z0-9-]{1,19}";

    private static final int VERSION_MAX = 9_999;
    private static final int LINES_MAX = 100_000;
    private static final Kind<Integer> FORMAT = Kind.number(1, 1);
    private static final Kind<Integer> VERSION = Kind.number(1, VERSION_MAX);
    private static final Kind<String> ID =
            Kind.matching("an id in capitals, such as S04", ID_REGEX);
    private static final Kind<String> STORY =
            Kind.matching("a path, such as docs/stories/S04-lianyungang.md", "[\\w./-]{1,120}");
    private static final Kind<String> TITLE = Kind.matching("the document's title", ".{2,200}");

    private final Conditions conditions;

    PackReader(Conditions conditions) {
        this.conditions = conditions;
    }

    /// What came of a file: a pack, or faults.
    record Result(@Nullable PackFile pack, List<PackFault> faults) {

        /// @throws IllegalStateException listing the faults
        PackFile orThrow() {
            if (pack == null) {
                String all = String.join("\n", faults.stream().map(PackFault::toString).toList());
                throw new IllegalStateException("Not a pack:\n" + all);
            }
            return pack;
        }
    }

    /// @param file the name to be shown with mistakes
    Result read(String file, String content) {
        Reading reading = new Reading(file);
        Optional<PackFile> pack =
                reading.open(content).map(root -> read(reading, root, file, content));
        List<PackFault> faults = reading.finish();
        return new Result(faults.isEmpty() ? pack.orElse(null) : null, faults);
    }

    private PackFile read(Reading reading, Branch root, String file, String content) {
        root.plain("format", FORMAT);
        PackRef ref = new PackRef(root.plain("id", ID), root.plain("version", VERSION));
        String story = root.plain("story", STORY);
        root.branch("documents").each(this::document).forEach(reading::document);
        Pack.Text name = root.text("name");
        var effectiveFrom = root.value("effective_from", Kind.DATE);
        root.branch("about").texts();
        EntryTerms entry = entry(root);
        PaymentTerms payment = payment(root);
        Pack pack =
                new Pack(
                        ref,
                        Sm3.hex(content.getBytes(StandardCharsets.UTF_8)),
                        effectiveFrom,
                        name,
                        Sections.eligibility(root.branch("eligibility"), conditions),
                        Sections.commitment(root.branch("commitment")),
                        Sections.credit(root.branch("credit")),
                        Sections.flow(root.branch("flow")),
                        Sections.repayment(root.branch("repayment")),
                        Sections.followUp(root.branch("follow_up")),
                        Sections.family(root.branch("family")),
                        root.eachOrNone("loss_layers", Sections::lossLayer),
                        reading.provenance(),
                        entry,
                        payment);
        if (reading.isFlawless()) {
            new Coherence(pack, reading, conditions).check();
            new Safety(pack, reading, conditions).check();
        }
        return new PackFile(
                pack,
                file,
                story,
                List.copyOf(reading.documents().values()),
                reading.values(),
                content);
    }

    private static EntryTerms entry(Branch root) {
        return root.maybe(
                "entry", EntryTerms.NOT_STATED, key -> MoreSections.entry(root.branch(key)));
    }

    private static PaymentTerms payment(Branch root) {
        return root.maybe(
                "payment", PaymentTerms.NOT_STATED, key -> MoreSections.payment(root.branch(key)));
    }

    private SourceDocument document(String id, Branch in) {
        return new SourceDocument(
                id, in.plain("title", TITLE), in.plain("lines", Kind.number(1, LINES_MAX)));
    }
}
