package org.xinyi.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What an official gets wrong in a pack is named with file, line and column, for the right reason.
/// The cases stand in `mistakes.yaml`.
class PackMistakeTests {

    private static final String HERE = "‸";
    private static final Path MISTAKES =
            Path.of("src", "test", "resources", "schemes-test", "mistakes.yaml");

    static Stream<Arguments> mistakes() {
        return ((List<?>) TestPacks.load(MISTAKES))
                .stream()
                        .map(entry -> (Map<?, ?>) entry)
                        .map(
                                entry ->
                                        arguments(
                                                entry.get("mistake"),
                                                entry.get("pack"),
                                                entry.get("right"),
                                                entry.get("wrong"),
                                                entry.get("reason")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void isNamedWithItsPlace(String name, String pack, String right, String wrong, String reason) {
        PackFile file = pack.equals("S04") ? TestPacks.S04 : TestPacks.S10;
        expectMistake(file, right, wrong, reason);
    }

    @Test
    void listingNeedsANoticeBeforeIt() {
        String content =
                TestPacks.S04
                        .content()
                        .replace("action: {value: sms,", "action: {value: credit-file,")
                        .replace("after: {value: 24h,", "after: {value: 73h,");

        assertThat(TestPacks.READER.read("bad.yaml", content).faults())
                .anySatisfy(
                        fault ->
                                assertThat(fault.toString())
                                        .contains(
                                                "follow_up.rungs.sms-24h.action",
                                                "nobody is listed without a notice before it"));
    }

    @Test
    void theLongestWaitIsExactlyWhatWasPromised() {
        expectMistake(
                TestPacks.S10,
                "days_after_statement: {value: 26",
                "days_after_statement: {value: ‸25",
                "56 days are promised in interest_free_days_max");
        String wrong = TestPacks.with(TestPacks.S10, "value: 26", "value: 25");
        assertThat(TestPacks.READER.read("bad.yaml", wrong).faults().getFirst().expected())
                .isEqualTo("26");
    }

    @Test
    void whoSignsHasARegionToSignIn() {
        String text =
                TestPacks.S04
                        .content()
                        .replace(
                                "doctor_signs:\n    value: false", "doctor_signs:\n    value: true")
                        .replaceAll("(?m)^ +- \\{value: (doctor|proxy)-signature,.*\n", "");

        assertThat(TestPacks.READER.read("bad.yaml", text).faults())
                .extracting(PackFault::at)
                .containsExactly("commitment.proxy_may_sign", "commitment.doctor_signs");
    }

    @Test
    void theFloorDoesNotPassTheCap() {
        expectMistake(
                TestPacks.S10, "floor: {value: 5000.00", "floor: {value: ‸20000.01", "20000.00");
    }

    @Test
    void whatIsChargedAtPrescriptionNeedsAWindow() {
        String text =
                TestPacks.with(
                        TestPacks.S10,
                        "charge_arises: {value: execution",
                        "execution_window: {value: 0h, assumption: \"not stated\"}\n"
                                + "  charge_arises: {value: prescription");

        assertThat(TestPacks.READER.read("bad.yaml", text).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.at()).isEqualTo("flow.execution_window"));
    }

    @Test
    void allMistakesOfAFileAreNamedAtOnce() {
        String text =
                TestPacks.S10
                        .content()
                        .replace("value: 5000.00", "value: 5000")
                        .replace("value: 24h", "value: a day")
                        .replace("age >= 23", "agee >= 23")
                        .replace("source: \"000:L93\"", "source: \"000:L933\"")
                        .replace("revolving:", "revolvign:");

        List<PackFault> faults = TestPacks.READER.read("bad.yaml", text).faults();

        assertThat(faults)
                .extracting(PackFault::at)
                .contains(
                        "eligibility.age.holds",
                        "credit.floor",
                        "credit.revolving",
                        "credit.revolvign",
                        "follow_up.rungs.sms-1d.after",
                        "family.sharing",
                        "family.relations",
                        "family.member_must_be_insured");
        assertThat(faults).isSortedAccordingTo((a, b) -> Integer.compare(a.line(), b.line()));
    }

    @Test
    void anEmptyFileIsNoPack() {
        assertThat(TestPacks.READER.read("empty.yaml", "").faults())
                .extracting(PackFault::toString)
                .containsExactly(
                        "empty.yaml:1:1: found nothing; expected a mapping with format, id,"
                                + " version …");
    }

    @Test
    void aListIsNoPack() {
        assertThat(TestPacks.READER.read("list.yaml", "- S04\n").faults()).hasSize(1);
    }

    private static void expectMistake(PackFile file, String right, String wrong, String reason) {
        String marked = TestPacks.with(file, right, wrong);
        int at = marked.indexOf(HERE);
        List<PackFault> faults =
                TestPacks.READER.read("bad.yaml", marked.replace(HERE, "")).faults();
        if (at < 0) {
            assertThat(faults).anySatisfy(fault -> assertThat(fault.toString()).contains(reason));
            return;
        }
        String before = marked.substring(0, at);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int column = at - before.lastIndexOf('\n');
        assertThat(faults)
                .anySatisfy(
                        fault -> {
                            assertThat(fault.toString())
                                    .startsWith("bad.yaml:" + line + ":" + column + ": ");
                            assertThat(fault.toString()).contains(reason);
                        });
    }
}
