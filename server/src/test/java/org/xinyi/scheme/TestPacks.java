package org.xinyi.scheme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The packs of the repository, as tests read them.
final class TestPacks {

    static final Path FOLDER = Path.of("..", "schemes");
    static final Conditions CONDITIONS = new Conditions();
    static final PackReader READER = new PackReader(CONDITIONS);
    static final PackFile S04 = read("S04-lianyungang.yaml");
    static final PackFile S10 = read("S10-quanzhou.yaml");

    /// Every pack of the repository, by name.
    static final List<PackFile> ALL = all();

    private TestPacks() {}

    private static List<PackFile> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .map(TestPacks::read)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static PackFile read(String file) {
        return READER.read(file, content(file)).orThrow();
    }

    static Object load(Path file) {
        return new Load(LoadSettings.builder().build()).loadFromString(content(file));
    }

    static String content(String file) {
        return content(FOLDER.resolve(file));
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The file with a part replaced; fails when the part is not there.
    static String with(PackFile file, String part, String other) {
        if (!file.content().contains(part)) {
            throw new IllegalArgumentException(file.file() + " does not say " + part);
        }
        int at = file.content().indexOf(part);
        return file.content().substring(0, at)
                + other
                + file.content().substring(at + part.length());
    }
}
