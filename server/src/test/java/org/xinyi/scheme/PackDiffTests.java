package org.xinyi.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

class PackDiffTests {

    @Test
    void aVersionDoesNotDifferFromItself() {
        assertThat(PackDiff.between(TestPacks.S04, TestPacks.S04)).isEmpty();
    }

    @Test
    void namesWhatChangedWasAddedOrRemoved() {
        PackFile next =
                changed(
                        TestPacks.S10
                                .content()
                                .replace("value: 20000.00", "value: 30000.00")
                                .replace("version: 1\n", "version: 2\n")
                                .replaceAll("(?m)^ +- \\{value: 12,.*\n", "")
                                .replace(
                                        "    - {value: parent,",
                                        "    - {value: spouse, assumption: \"a new agreement\"}\n"
                                                + "    - {value: parent,"));

        assertThat(PackDiff.between(TestPacks.S10, next))
                .extracting(PackDiff.Difference::kind, PackDiff.Difference::path)
                .containsExactly(
                        tuple(PackDiff.Kind.CHANGED, "credit.cap"),
                        tuple(PackDiff.Kind.ADDED, "family.relations.spouse"),
                        tuple(PackDiff.Kind.REMOVED, "repayment.instalments.counts.12"));
    }

    @Test
    void namesWhatIsNowAFactAndWasAssumed() {
        PackFile next =
                changed(
                        TestPacks.S10
                                .content()
                                .replaceAll(
                                        "members_max: \\{value: 5, assumption: \".*?\"}",
                                        "members_max: {value: 5, source: \"000:L93\"}"));

        List<PackDiff.Difference> differences = PackDiff.between(TestPacks.S10, next);

        assertThat(differences)
                .singleElement()
                .satisfies(
                        difference ->
                                assertThat(difference.kind())
                                        .isEqualTo(PackDiff.Kind.ORIGIN_CHANGED));
    }

    @Test
    void namesRulesThatChangedTheirOrder() {
        String content = TestPacks.S10.content();
        int insured = content.indexOf("  insured:\n");
        int age = content.indexOf("  age:\n");
        int end = content.indexOf("commitment:\n");
        PackFile next =
                changed(
                        content.substring(0, insured)
                                + content.substring(age, end)
                                + content.substring(insured, age)
                                + content.substring(end));

        assertThat(PackDiff.between(TestPacks.S10, next))
                .extracting(PackDiff.Difference::kind, PackDiff.Difference::path)
                .containsExactly(tuple(PackDiff.Kind.REORDERED, "eligibility"));
    }

    private static PackFile changed(String content) {
        return TestPacks.READER.read("next.yaml", content).orThrow();
    }
}
