package org.xinyi.scheme;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Packs and decisions as they stand on the wire and on the command line.
final class PackView {

    private static final Map<String, Pack.Text> SECTIONS = sections();

    private PackView() {}

    record SchemeActivation(@NotNull LocalDate from, boolean isDefault) {}

    /// @param story where the calendar story of the scheme stands
    /// @param sources how many values a document states
    /// @param assumptions how many values are ours, each with its reason
    /// @param unsourced values without either: none
    record SchemeLine(
            @NotNull String id,
            int version,
            Pack.@NotNull Text name,
            @NotNull String hash,
            @NotNull LocalDate effectiveFrom,
            @NotNull String story,
            int sources,
            int assumptions,
            int unsourced,
            @NotNull List<SchemeActivation> activations) {}

    /// @param source document and line; absent when it is an assumption
    /// @param assumption the reason; absent when a document states the value
    /// @param quote the words of the document
    record SchemeValue(
            @NotNull String path,
            @NotNull String value,
            @Nullable String source,
            @Nullable String assumption,
            @Nullable String quote,
            int line) {}

    record SchemeSection(
            @NotNull String id, Pack.@NotNull Text title, @NotNull List<SchemeValue> values) {}

    record SchemeDocument(@NotNull String id, @NotNull String title, int lines) {}

    record SchemeSheet(
            @NotNull SchemeLine pack,
            @NotNull List<SchemeDocument> documents,
            @NotNull List<SchemeSection> sections) {}

    /// @param before absent when it was added
    /// @param after absent when it was removed
    record SchemeDifference(
            PackDiff.@NotNull Kind kind,
            @NotNull String path,
            @Nullable SchemeValue before,
            @Nullable SchemeValue after) {}

    /// @param rule the deciding rule's path in the pack
    /// @param reasons what to tell the patient; empty when admitted
    /// @param changes the smallest change that would reverse a refusal
    record SchemeVerdict(
            boolean eligible,
            @NotNull String pack,
            @NotNull String rule,
            @Nullable String source,
            @Nullable String assumption,
            @NotNull List<Pack.Text> reasons,
            @NotNull List<SchemeFactChange> changes) {}

    /// What a pack decides.
    ///
    /// @param rule the deciding value's path in the pack
    record SchemeAnswer(
            @NotNull String pack,
            @NotNull String hash,
            @NotNull String outcome,
            @NotNull String rule,
            @Nullable String source,
            @Nullable String assumption,
            @NotNull List<Pack.Text> reasons,
            @NotNull List<SchemeFactChange> changes) {}

    /// One fact that would have to be different.
    record SchemeFactChange(@NotNull String fact, @NotNull String from, @NotNull String to) {}

    static SchemeLine line(PackFile file, List<StoredPacks.Activation> activations) {
        Pack pack = file.pack();
        return new SchemeLine(
                pack.ref().id(),
                pack.ref().version(),
                pack.name(),
                pack.hash(),
                pack.effectiveFrom(),
                file.story(),
                file.sources(),
                file.assumptions(),
                file.unsourced(),
                activations.stream()
                        .map(one -> new SchemeActivation(one.from(), one.isDefault()))
                        .toList());
    }

    static SchemeSheet whole(PackFile file, List<StoredPacks.Activation> activations) {
        Map<String, List<SchemeValue>> bySection = new LinkedHashMap<>();
        for (PackValue value : file.values()) {
            bySection.computeIfAbsent(section(value), _ -> new ArrayList<>()).add(value(value));
        }
        List<SchemeSection> sections = new ArrayList<>();
        bySection.forEach(
                (id, values) ->
                        sections.add(
                                new SchemeSection(
                                        id,
                                        SECTIONS.getOrDefault(id, new Pack.Text(id, id)),
                                        values)));
        return new SchemeSheet(
                line(file, activations),
                file.documents().stream()
                        .map(one -> new SchemeDocument(one.id(), one.title(), one.lines()))
                        .toList(),
                sections);
    }

    static SchemeDifference change(PackDiff.Difference difference) {
        PackValue before = difference.before();
        PackValue after = difference.after();
        return new SchemeDifference(
                difference.kind(),
                difference.path(),
                before == null ? null : value(before),
                after == null ? null : value(after));
    }

    static SchemeVerdict verdict(Decision<Boolean> decision) {
        return new SchemeVerdict(
                decision.outcome(),
                decision.pack().toString(),
                decision.rule(),
                source(decision.origin()),
                assumption(decision.origin()),
                decision.reasons(),
                decision.changes().stream().map(PackView::factChange).toList());
    }

    static SchemeAnswer answer(Decision<?> decision) {
        return new SchemeAnswer(
                decision.pack().toString(),
                decision.hash(),
                Wording.of(decision.outcome()),
                decision.rule(),
                source(decision.origin()),
                assumption(decision.origin()),
                decision.reasons(),
                decision.changes().stream().map(PackView::factChange).toList());
    }

    private static SchemeFactChange factChange(Decision.Change change) {
        return new SchemeFactChange(change.fact(), change.from(), change.to());
    }

    private static SchemeValue value(PackValue value) {
        return new SchemeValue(
                value.path(),
                value.text(),
                source(value.origin()),
                assumption(value.origin()),
                value.quote(),
                value.line());
    }

    private static @Nullable String source(Provenance.Origin origin) {
        return origin instanceof Provenance.Origin.Source(String reference) ? reference : null;
    }

    private static @Nullable String assumption(Provenance.Origin origin) {
        return origin instanceof Provenance.Origin.Assumption(String reason) ? reason : null;
    }

    private static String section(PackValue value) {
        return SECTIONS.containsKey(value.section()) ? value.section() : "pack";
    }

    private static Map<String, Pack.Text> sections() {
        Map<String, Pack.Text> titles = new LinkedHashMap<>();
        titles.put("pack", new Pack.Text("方案", "The pack"));
        titles.put("about", new Pack.Text("概况", "About"));
        titles.put("eligibility", new Pack.Text("准入", "Eligibility"));
        titles.put("commitment", new Pack.Text("承诺书", "Commitment"));
        titles.put("credit", new Pack.Text("授信", "Credit"));
        titles.put("flow", new Pack.Text("就医流程", "Flow of a visit"));
        titles.put("repayment", new Pack.Text("还款", "Repayment"));
        titles.put("follow_up", new Pack.Text("催缴与惩戒", "Follow-up and penalties"));
        titles.put("family", new Pack.Text("亲情共享", "Family"));
        titles.put("loss_layers", new Pack.Text("损失分担", "Who bears a loss"));
        return java.util.Collections.unmodifiableMap(titles);
    }
}
