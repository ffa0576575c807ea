package org.xinyi.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SchemesCommandTests {

    private static final String S04 = TestPacks.FOLDER.resolve("S04-lianyungang.yaml").toString();

    private @TempDir Path folder;

    private record Ran(int code, String out) {

        JsonNode json() {
            return JsonMapper.builder().build().readTree(out);
        }
    }

    @Test
    void listsThePacks() {
        Ran list = run("list", "--json");

        assertThat(list.code).isZero();
        JsonNode first = list.json().get(0);
        assertThat(first.get("id").asString()).isEqualTo("S01");
        assertThat(first.get("version").asInt()).isEqualTo(1);
        assertThat(first.get("name").get("zh").asString()).contains("昆明");
        assertThat(first.get("hash").asString()).hasSize(64);
        assertThat(first.get("story").asString()).startsWith("docs/stories/");
        assertThat(first.get("sources").asInt()).isPositive();
        assertThat(first.get("assumptions").asInt()).isPositive();
        assertThat(list.json()).hasSize(20);
        list.json().forEach(pack -> assertThat(pack.get("unsourced").asInt()).isZero());
        assertThat(run("list").out).contains("S04@1", "S10@1");
    }

    @Test
    void showsEveryValueWithItsOrigin() {
        Ran shown = run("show", "S10");

        assertThat(shown.code).isZero();
        assertThat(shown.out)
                .contains("credit.cap: 20000.00\n        000:L92 「授信5000元至20000元的额度」")
                .contains("statement_day: 10\n        假定 assumption: ");
        assertThat(run("show", "S10@1", "--json").json().get("sections")).hasSizeGreaterThan(8);
    }

    @Test
    void checksFiles() throws IOException {
        Path bad = folder.resolve("bad.yaml");
        Files.writeString(bad, TestPacks.with(TestPacks.S10, "value: 24h", "value: a day"));

        assertThat(run("check", S04)).isEqualTo(new Ran(0, S04 + ": ok\n"));
        Ran checked = run("check", S04, bad.toString());
        assertThat(checked.code).isEqualTo(1);
        assertThat(checked.out)
                .contains(bad + ":")
                .contains("found ‘a day’; expected a duration, such as 24h")
                .contains(bad + ": 1 errors");
        JsonNode json = run("check", bad.toString(), "--json").json().get(0);
        assertThat(json.get("ok").asBoolean()).isFalse();
        assertThat(json.get("faults").get(0).get("column").asInt()).isPositive();
    }

    @Test
    void saysWhatOfTheDocumentsRuns() {
        Ran told = run("coverage");

        assertThat(told.code).isZero();
        assertThat(told.out)
                .startsWith("all  runs ")
                .contains("S04  runs ")
                .contains("F65  S04  runs ")
                .contains("S04StoryTests.aTestThatWasNeverDoneIsNeverBilled")
                .contains("F80  S04  not-built ");
        JsonNode json = run("coverage", "--json").json();
        assertThat(json.get("totals").propertyNames())
                .containsExactly("runs", "decides", "assumption", "not-built");
        assertThat(json.get("schemes").propertyNames()).contains("S01", "S20");
        json.get("cells")
                .forEach(
                        cell ->
                                assertThat(cell.get("shown").isEmpty())
                                        .as(cell.toString())
                                        .isEqualTo(
                                                cell.get("state").asString().equals("not-built")));
    }

    @Test
    void comparesTwoPacks() throws IOException {
        Path next = folder.resolve("next.yaml");
        Files.writeString(next, TestPacks.with(TestPacks.S10, "20000.00", "30000.00"));

        Ran diff = run("diff", "S10", next.toString());

        assertThat(diff.code).isZero();
        assertThat(diff.out)
                .contains("changed  credit.cap\n", "- credit.cap: 20000.00", "1 differences");
        assertThat(run("diff", "S10", "S10").out).isEqualTo("no difference\n");
    }

    @Test
    void explainsWhoIsAdmitted() throws IOException {
        Path facts = folder.resolve("facts.yaml");
        Files.writeString(facts, "age: 22\ninsured: true\ninsuranceNormal: true\n");

        Ran text = run("explain", "--scheme", "S10", "--facts", facts.toString());
        assertThat(text.code).isZero();
        assertThat(text.out)
                .contains("not admitted", "rule eligibility.age", "000:L92", "age: 22 → 23");

        Files.writeString(facts, "{\"age\": 23, \"insured\": true, \"insuranceNormal\": true}");
        JsonNode json =
                run("explain", "--scheme", "S10@1", "--facts", facts.toString(), "--json").json();
        assertThat(json.get("eligible").asBoolean()).isTrue();
        assertThat(json.get("rule").asString()).isEqualTo("eligibility.admits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"agee: 22", "age: young", "insured: 1", "- 22", "asOf: tomorrow", "[1"})
    void factsOfAnotherFormAreNoFacts(String text) throws IOException {
        Path facts = folder.resolve("facts.yaml");
        Files.writeString(facts, text);

        assertThat(run("explain", "--scheme", "S10", "--facts", facts.toString()).code)
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "shew S04",
                "show",
                "show S99",
                "show missing.yaml",
                "check",
                "diff S04",
                "explain --scheme S04 --facts",
                "list all"
            })
    void aWrongCallShowsHowToCall(String line) {
        Ran ran = run(line.isEmpty() ? new String[0] : line.split(" ", -1));

        assertThat(ran.code).isEqualTo(2);
        assertThat(ran.out).contains("schemes check FILE");
    }

    @Test
    void helpIsNoMistake() {
        assertThat(run("--help").code).isZero();
        assertThat(run("--help").out).contains("schemes explain");
    }

    @Test
    void aBadPackToShowIsAPackError() throws IOException {
        Path bad = folder.resolve("bad.yaml");
        Files.writeString(bad, "id: S10\n");

        assertThat(run("show", bad.toString()).code).isEqualTo(1);
    }

    private static Ran run(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            return new Ran(
                    SchemesCommand.run(arguments, out), bytes.toString(StandardCharsets.UTF_8));
        }
    }
}
