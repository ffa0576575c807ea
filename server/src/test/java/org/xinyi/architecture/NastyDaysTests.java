package org.xinyi.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.xinyi.NastyDay;

/// The page of nasty days says what is played, and nothing else.
class NastyDaysTests {

    private static final Path PAGE = Path.of("..", "docs", "nasty-days.md");
    private static final int DAYS = 32;

    private static final String HEAD =
            """
            # 三十二个难熬的日子 / Thirty-two nasty days

            同行系统在这些日子出过错。本页由测试上的 `@NastyDay` 注解生成，手工修改会使构建失败。
            “通过”表示列出的测试都在测试集中运行。

            Days on which other systems went wrong. This page is made from the `@NastyDay` annotations of
            the tests; the build fails when it says anything else (`-Dxinyi.nasty-days.write=true` writes
            it). *Passes* means that the tests beside it run in the suite.

            | | 日子 / day | 结果 / result | 测试 / tests |
            |---|---|---|---|
            """;

    /// @param belongsTo what will play it; empty when it is to be played here
    private record Day(int number, String zh, String en, String belongsTo) {

        static Day of(String row) {
            String[] cells = row.split("\t", -1);
            return new Day(Integer.parseInt(cells[0]), cells[1], cells[2], cells[3]);
        }

        String row(Set<String> tests) {
            return "| %d | %s<br>%s | %s | %s |\n"
                    .formatted(number, zh, en, result(tests), String.join("<br>", tests));
        }

        private String result(Set<String> tests) {
            if (!tests.isEmpty()) {
                return "通过 / passes";
            }
            String[] where = belongsTo.split(" / ", 2);
            return where.length < 2
                    ? "尚无 / not yet"
                    : "属于%s / belongs to %s".formatted(where[0], where[1]);
        }
    }

    @Test
    void thePageIsMadeFromTheTests() throws IOException {
        List<Day> days = days();
        Map<Integer, Set<String>> tests = tests();
        assertThat(days).hasSize(DAYS);
        assertThat(days.stream().map(Day::number).toList()).containsAll(tests.keySet());
        StringBuilder page = new StringBuilder(HEAD);
        days.forEach(day -> page.append(day.row(tests.getOrDefault(day.number, Set.of()))));
        if (Boolean.getBoolean("xinyi.nasty-days.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/nasty-days.md; -Dxinyi.nasty-days.write=true writes it anew")
                .isEqualTo(page.toString());
    }

    private static List<Day> days() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(
                        NastyDaysTests.class.getResourceAsStream("/nasty-days.tsv"))) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().map(Day::of).toList();
        }
    }

    /// By day, the tests that play it.
    private static Map<Integer, Set<String>> tests() {
        Map<Integer, Set<String>> tests = new TreeMap<>();
        for (JavaClass type :
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
                        .importPackages("org.xinyi")) {
            for (JavaMethod method : type.getMethods()) {
                if (method.isAnnotatedWith(NastyDay.class)) {
                    assertThat(runs(method)).as("%s is a test", method.getFullName()).isTrue();
                    for (int day : method.getAnnotationOfType(NastyDay.class).value()) {
                        tests.computeIfAbsent(day, _ -> new TreeSet<>()).add(name(method));
                    }
                }
            }
        }
        return tests;
    }

    private static boolean runs(JavaMethod method) {
        return method.isAnnotatedWith(Test.class)
                || method.isAnnotatedWith(ParameterizedTest.class)
                || method.isAnnotatedWith(RepeatedTest.class);
    }

    /// Such as `stories.S04StoryTests.whoRevokesKeepsTheDebt`, without the base package.
    private static String name(JavaMethod method) {
        String type = method.getOwner().getName().replaceFirst("^org\\.xinyi\\.", "");
        return "`" + type.replace('$', '.') + "." + method.getName() + "`";
    }
}
