package org.xinyi.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.xinyi.kernel.Refusal;

class ProblemPagesTests {

    private static final Path PAGES = Path.of("..", "docs", "problems");

    private static final Predicate<String> CHINESE = Pattern.compile("\\p{IsHan}{4}").asPredicate();
    private static final Predicate<String> ENGLISH =
            Pattern.compile("^[A-Z*][^\\p{IsHan}]{20}").asPredicate();

    private final Set<String> refusals =
            new ClassFileImporter()
                            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                            .importPackages("org.xinyi")
                            .stream()
                            .filter(one -> one.isAssignableTo(Refusal.class) && one.isRecord())
                            .map(ProblemPagesTests::type)
                            .collect(Collectors.toCollection(TreeSet::new));

    @Test
    void everyRefusalHasAPageAndEveryPageARefusal() throws IOException {
        try (Stream<Path> pages = Files.list(PAGES)) {
            Set<String> written =
                    pages.map(page -> page.getFileName().toString().replace(".md", ""))
                            .collect(Collectors.toCollection(TreeSet::new));
            assertThat(written).isEqualTo(refusals);
        }
    }

    @Test
    void aPageIsWrittenInBothLanguages() throws IOException {
        for (String refusal : refusals) {
            List<String> lines = Files.readAllLines(PAGES.resolve(refusal + ".md"));
            assertThat(lines.getFirst()).as(refusal).matches("# \\S.* / [A-Z].*");
            assertThat(lines).as(refusal).hasSizeGreaterThan(4).anyMatch(CHINESE).anyMatch(ENGLISH);
        }
    }

    private static String type(JavaClass refusal) {
        return refusal.getSimpleName()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }
}
