package org.xinyi.scheme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.xinyi.Proves;

/// What tests say that they prove.
final class Proofs {

    private static final Path CLASSES = Path.of("target", "test-classes");
    private static final Path SOURCES = Path.of("src", "test", "java");

    private Proofs() {}

    /// @param fact such as F65
    /// @param scheme such as S04
    record Shown(String fact, String scheme) {}

    /// The tests that show each, by name.
    static Map<Shown, List<String>> all() {
        Map<Shown, List<String>> proofs =
                new TreeMap<>(Comparator.comparing(Shown::fact).thenComparing(Shown::scheme));
        for (Class<?> tests : testClasses()) {
            for (Method method : tests.getDeclaredMethods()) {
                for (Proves proves : method.getAnnotationsByType(Proves.class)) {
                    require(method);
                    add(proofs, method, proves);
                }
            }
        }
        proofs.values().forEach(names -> names.sort(Comparator.naturalOrder()));
        return proofs;
    }

    private static void add(Map<Shown, List<String>> proofs, Method method, Proves proves) {
        String name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
        for (String scheme : proves.in()) {
            requirePlays(method, scheme);
            for (String fact : proves.value()) {
                proofs.computeIfAbsent(new Shown(fact, scheme), _ -> new ArrayList<>()).add(name);
            }
        }
    }

    /// Only what runs as a test proves anything.
    private static void require(Method method) {
        boolean isTest =
                method.isAnnotationPresent(Test.class)
                        || method.isAnnotationPresent(ParameterizedTest.class);
        boolean runs =
                isTest
                        && !method.isAnnotationPresent(Disabled.class)
                        && !method.getDeclaringClass().isAnnotationPresent(Disabled.class);
        if (!runs) {
            throw new IllegalStateException(method + " proves something and is no test that runs");
        }
    }

    /// A test that never names a scheme does not play it.
    private static void requirePlays(Method method, String scheme) {
        String file = method.getDeclaringClass().getName().replace('.', '/') + ".java";
        try {
            if (!Files.readString(SOURCES.resolve(file)).contains(scheme)) {
                throw new IllegalStateException(file + " proves something in " + scheme + "?");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<Class<?>> testClasses() {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.map(file -> CLASSES.relativize(file).toString())
                    .filter(name -> name.endsWith("Tests.class"))
                    .sorted()
                    .<Class<?>>map(Proofs::load)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Class<?> load(String file) {
        String name = file.replace(".class", "").replaceAll("[/\\\\]", ".");
        try {
            return Class.forName(name, false, Proofs.class.getClassLoader());
        } catch (ClassNotFoundException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static List<String> unknown(Map<Shown, List<String>> proofs, List<CoverageSheet.Cell> cells) {
        List<Shown> known =
                cells.stream().map(cell -> new Shown(cell.fact(), cell.scheme())).toList();
        return proofs.entrySet().stream()
                .filter(proof -> !known.contains(proof.getKey()))
                .map(proof -> proof.getKey() + " by " + proof.getValue())
                .toList();
    }
}
