package org.xinyi.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Style that a machine can check, over all Java of the repository.
class TidyTests {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int FILE_LINES_MAX = 300;
    private static final int METHOD_LINES_MAX = 40;
    private static final Pattern METHOD =
            Pattern.compile("^    (?!return|throw|new|else)[^\\s*/@}].*\\{$");
    private static final Pattern BANNED_NAME =
            Pattern.compile("\\w*(Util|Utils|Manager|Impl|Helper)\\.java");
    private static final Pattern LEFT_OVER =
            Pattern.compile("\\b(TODO|FIXME|XXX|HACK)\\b|@Disabled|@Ignore|System\\.(out|err)\\.");

    @Test
    void filesAreShort() {
        assertThat(
                        offences(
                                file ->
                                        lines(file).size() > FILE_LINES_MAX
                                                ? List.of("too long")
                                                : List.of()))
                .isEmpty();
    }

    @Test
    void methodsAreShort() {
        assertThat(offences(TidyTests::longMethods)).isEmpty();
    }

    @Test
    void namesSayWhatAThingIs() {
        assertThat(
                        offences(
                                file ->
                                        BANNED_NAME.matcher(file.getFileName().toString()).matches()
                                                ? List.of("name")
                                                : List.of()))
                .isEmpty();
    }

    @Test
    void nothingIsLeftForLater() {
        assertThat(offences(TidyTests::leftOvers)).isEmpty();
    }

    private static List<String> longMethods(Path file) {
        List<String> found = new ArrayList<>();
        List<String> lines = lines(file);
        for (int start = 0; start < lines.size(); start++) {
            if (METHOD.matcher(lines.get(start)).matches()
                    && !lines.get(start).matches(".*\\b(class|record|interface|enum)\\b.*")) {
                int end = start;
                while (end < lines.size() && !lines.get(end).equals("    }")) {
                    end++;
                }
                if (end - start - 1 > METHOD_LINES_MAX) {
                    found.add("line " + (start + 1) + ": a method of " + (end - start - 1));
                }
            }
        }
        return found;
    }

    private static List<String> leftOvers(Path file) {
        if (file.endsWith("TidyTests.java") || file.toString().contains("/city/src/main/")) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (LEFT_OVER.matcher(lines.get(i)).find()) {
                found.add("line " + (i + 1) + ": " + lines.get(i).strip());
            }
        }
        return found;
    }

    private static List<String> offences(java.util.function.Function<Path, List<String>> check) {
        List<String> offences = new ArrayList<>();
        for (Path file : javaFiles()) {
            check.apply(file).forEach(what -> offences.add(ROOT.relativize(file) + " " + what));
        }
        return offences;
    }

    private static List<Path> javaFiles() {
        List<Path> files = new ArrayList<>();
        for (String module : List.of("server", "sandbox", "city")) {
            try (Stream<Path> tree = Files.walk(ROOT.resolve(module).resolve("src"))) {
                tree.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return files;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
