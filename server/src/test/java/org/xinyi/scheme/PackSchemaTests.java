package org.xinyi.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The JSON Schema that editors use and the reader that decides say the same.
class PackSchemaTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TEXT = TestPacks.content("pack.schema.json");
    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(TEXT);

    static Stream<PackFile> packs() {
        return TestPacks.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("packs")
    void acceptsThePacksOfTheRepository(PackFile file) {
        assertThat(errors(load(file.content()))).isEmpty();
    }

    /// The two that between them say nearly everything that can be said.
    static Stream<PackFile> widest() {
        return TestPacks.ALL.stream().filter(file -> file.pack().ref().id().matches("S09|S10"));
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("widest")
    void missesWhateverTheReaderMisses(PackFile file) {
        Object root = load(file.content());
        Object words = words(file.content());
        List<List<Object>> paths = new ArrayList<>();
        keys(root, List.of(), paths);
        paths.removeIf(PackSchemaTests::isLikeAnother);
        List<String> disagree = new ArrayList<>();
        for (List<Object> path : paths) {
            boolean schema = errors(without(root, path)).isEmpty();
            String text = dump(without(words, path));
            boolean reader = TestPacks.READER.read("x.yaml", text).pack() != null;
            if (reader != schema && (reader || !isAboutSense(path))) {
                disagree.add(path + " schema " + schema + " reader " + reader);
            }
        }
        assertThat(paths).hasSizeGreaterThan(80);
        assertThat(disagree).isEmpty();
    }

    /// The parts of a value are alike everywhere: those of one section stand for all.
    private static boolean isLikeAnother(List<Object> path) {
        String last = path.getLast().toString();
        return last.matches("value|source|assumption|quote|zh|en")
                && !path.getFirst().equals("credit");
    }

    /// Left out, these leave a file of the right form that makes no sense: only the reader sees it.
    private static boolean isAboutSense(List<Object> path) {
        String at = path.toString();
        return at.matches("\\[documents, \\d+]|\\[commitment, regions, \\d].*|.*removed_steps.*")
                || at.matches("\\[credit, scoring, (decides|tiers, \\w+)]")
                || at.matches("\\[follow_up, rungs, [\\w-]+]|\\[loss_layers, [\\w-]+]");
    }

    @Test
    void refusesWhatIsNotAPack() {
        Map<String, Object> root = new LinkedHashMap<>(map(load(TestPacks.S04.content())));
        root.put("colour", "red");

        assertThat(errors(root)).isNotEmpty();
        assertThat(errors(Map.of())).isNotEmpty();
    }

    @Test
    void refusesAnAssumptionThatQuotes() {
        String text =
                TestPacks.with(
                        TestPacks.S10,
                        "members_max: {value: 5,",
                        "members_max: {value: 5, quote: 五人,");

        assertThat(errors(load(text))).isNotEmpty();
    }

    @Test
    void knowsTheSameWordsAsTheReader() {
        Set<Set<String>> inSchema = new HashSet<>();
        enums(JSON.readTree(TEXT), inSchema);
        List<Class<? extends Enum<?>>> types =
                List.of(
                        CommitmentTerms.Region.class,
                        CommitmentTerms.SignatureMode.class,
                        CreditTerms.Funding.class,
                        CreditTerms.Authority.class,
                        FlowTerms.Step.class,
                        FlowTerms.ChargeArises.class,
                        FlowTerms.Trigger.class,
                        FlowTerms.Deposit.class,
                        RepaymentTerms.Event.class,
                        RepaymentTerms.Channel.class,
                        FollowUpTerms.Action.class,
                        FollowUpTerms.Clock.class,
                        FollowUpTerms.Counted.class,
                        FollowUpTerms.Effect.class,
                        FamilyTerms.Relation.class,
                        LossLayer.Bearer.class,
                        EntryTerms.Door.class,
                        EntryTerms.Identity.class,
                        EntryTerms.ChosenAt.class,
                        PaymentTerms.Channel.class,
                        PaymentTerms.Account.class,
                        ScoringTerms.Score.class,
                        ScoringTerms.Component.class,
                        FlowTerms.Place.class,
                        FlowTerms.Deferred.class,
                        FlowTerms.BillPushed.class,
                        FollowUpTerms.FallsOn.class,
                        FollowUpTerms.Report.class);
        Set<Set<String>> inReader = new HashSet<>();
        for (Class<? extends Enum<?>> type : types) {
            Set<String> words = new TreeSet<>();
            Arrays.stream(type.getEnumConstants()).map(Kind::word).forEach(words::add);
            inReader.add(words);
        }
        assertThat(inSchema).isEqualTo(inReader);
    }

    @Test
    void describesEveryKeyInChineseAndEnglish() {
        List<String> silent = new ArrayList<>();
        JsonNode properties = JSON.readTree(TEXT).get("properties");
        properties
                .propertyStream()
                .forEach(
                        section ->
                                section.getValue()
                                        .path("properties")
                                        .propertyStream()
                                        .filter(key -> !described(key.getValue()))
                                        .forEach(
                                                key ->
                                                        silent.add(
                                                                section.getKey()
                                                                        + "."
                                                                        + key.getKey())));
        assertThat(silent).containsExactly("effective_from.value");
    }

    private static boolean described(JsonNode node) {
        String text =
                node.path("description")
                        .asString(node.path("anyOf").path(1).path("description").asString(""));
        return text.matches("(?s).*\\p{IsHan}.* / .*[a-z].*");
    }

    private static List<String> errors(Object document) {
        return SCHEMA.validate(JSON.valueToTree(document)).stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    private static void enums(JsonNode node, Set<Set<String>> found) {
        if (node.has("enum")) {
            Set<String> words = new TreeSet<>();
            node.get("enum").forEach(word -> words.add(word.asString()));
            found.add(words);
        }
        node.forEach(child -> enums(child, found));
    }

    private static void keys(Object node, List<Object> path, List<List<Object>> paths) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, child) -> descend(key, child, path, paths));
        } else if (node instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                descend(i, list.get(i), path, paths);
            }
        }
    }

    private static void descend(
            Object key, Object child, List<Object> path, List<List<Object>> paths) {
        List<Object> longer = Stream.concat(path.stream(), Stream.of(key)).toList();
        paths.add(longer);
        keys(child, longer, paths);
    }

    private static Object without(Object node, List<Object> path) {
        Object key = path.getFirst();
        List<Object> rest = path.subList(1, path.size());
        if (node instanceof List<?> list) {
            List<Object> copy = new ArrayList<>(list);
            int at = (Integer) key;
            if (rest.isEmpty()) {
                copy.remove(at);
            } else {
                copy.set(at, without(list.get(at), rest));
            }
            return copy;
        }
        Map<String, Object> copy = new LinkedHashMap<>(map(node));
        if (rest.isEmpty()) {
            copy.remove(key);
        } else {
            copy.computeIfPresent(key.toString(), (_, child) -> without(child, rest));
        }
        return copy;
    }

    @SuppressWarnings("unchecked") // The keys of a pack are texts.
    private static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }

    private static Object load(String content) {
        return new Load(LoadSettings.builder().build()).loadFromString(content);
    }

    /// Every scalar as it is written.
    private static Object words(String content) {
        return new Load(LoadSettings.builder().setSchema(new FailsafeSchema()).build())
                .loadFromString(content);
    }

    private static String dump(Object root) {
        return new Dump(DumpSettings.builder().build()).dumpToString(root);
    }
}
