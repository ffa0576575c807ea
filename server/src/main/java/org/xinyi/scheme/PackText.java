package org.xinyi.scheme;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Packs and decisions as text for a terminal. What is assumed is marked as such on every line.
final class PackText {

    private static final int HASH_SHOWN = 12;

    private PackText() {}

    static String line(PackView.SchemeLine pack) {
        return pack.id()
                + "@"
                + pack.version()
                + "  "
                + pack.hash().substring(0, HASH_SHOWN)
                + "  sources "
                + pack.sources()
                + "  assumptions "
                + pack.assumptions()
                + "  unsourced "
                + pack.unsourced()
                + "  "
                + both(pack.name())
                + "  "
                + pack.story();
    }

    static String whole(PackView.SchemeSheet whole) {
        StringBuilder text = new StringBuilder(line(whole.pack())).append('\n');
        text.append("hash ").append(whole.pack().hash()).append('\n');
        for (PackView.SchemeDocument document : whole.documents()) {
            text.append(document.id()).append("  ").append(document.title()).append('\n');
        }
        for (PackView.SchemeSection section : whole.sections()) {
            text.append('\n').append(both(section.title())).append('\n');
            section.values().forEach(value -> text.append(value("  ", value)));
        }
        return text.toString();
    }

    static String change(PackView.SchemeDifference change) {
        StringBuilder text = new StringBuilder();
        text.append(Kind.word(change.kind())).append("  ").append(change.path()).append('\n');
        PackView.SchemeValue before = change.before();
        PackView.SchemeValue after = change.after();
        if (before != null) {
            text.append(value("  - ", before));
        }
        if (after != null) {
            text.append(value("  + ", after));
        }
        return text.toString();
    }

    static String verdict(PackView.SchemeVerdict verdict) {
        StringBuilder text = new StringBuilder();
        text.append(verdict.pack())
                .append(verdict.eligible() ? "  准入 admitted" : "  不准入 not admitted")
                .append("\n  rule ")
                .append(verdict.rule())
                .append(origin(verdict.source(), verdict.assumption(), null))
                .append('\n');
        verdict.reasons().forEach(reason -> text.append("  ").append(both(reason)).append('\n'));
        if (!verdict.eligible()) {
            text.append(reversal(verdict.changes()));
        }
        return text.toString();
    }

    static String answer(PackView.SchemeAnswer answer) {
        StringBuilder text = new StringBuilder();
        text.append(answer.pack())
                .append("  ")
                .append(answer.outcome())
                .append("\n  rule ")
                .append(answer.rule())
                .append(origin(answer.source(), answer.assumption(), null))
                .append('\n');
        answer.reasons().forEach(reason -> text.append("  ").append(both(reason)).append('\n'));
        return text.toString();
    }

    private static String reversal(List<PackView.SchemeFactChange> changes) {
        if (changes.isEmpty()) {
            return "  no change of these facts would reverse it\n";
        }
        StringBuilder text = new StringBuilder("  would be admitted with\n");
        for (PackView.SchemeFactChange change : changes) {
            text.append("    ")
                    .append(change.fact())
                    .append(": ")
                    .append(change.from())
                    .append(" → ")
                    .append(change.to())
                    .append('\n');
        }
        return text.toString();
    }

    private static String value(String indent, PackView.SchemeValue value) {
        return indent
                + value.path()
                + ": "
                + value.value()
                + origin(value.source(), value.assumption(), value.quote())
                + "\n";
    }

    private static String origin(
            @Nullable String source, @Nullable String assumption, @Nullable String quote) {
        return source == null
                ? "\n        假定 assumption: " + assumption
                : "\n        " + source + (quote == null ? "" : " 「" + quote + "」");
    }

    private static String both(Pack.Text text) {
        return text.zh() + " / " + text.en();
    }
}
