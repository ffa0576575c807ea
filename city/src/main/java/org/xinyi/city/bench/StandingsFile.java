package org.xinyi.city.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How everybody stands at a moment, a line for each person, by the numbers of the play.
///
/// @param file where it was written; null before
record StandingsFile(List<String> lines, @Nullable Path file) {

    private static final int SHOWN = 5;
    private static final int SHOWN_CHARACTERS = 400;

    /// @param said by the server's command, each moment after a line of its own
    /// @param numbers of people, by the server's
    static List<StandingsFile> read(List<String> said, Map<Long, Integer> numbers) {
        List<StandingsFile> files = new ArrayList<>();
        String[] lines = null;
        for (String line : said) {
            int tab = line.indexOf('\t');
            if (line.startsWith("as of ")) {
                lines = new String[numbers.size()];
                files.add(new StandingsFile(Arrays.asList(lines), null));
            } else if (lines != null && tab > 0) {
                Integer number = numbers.get(Long.parseLong(line.substring(0, tab)));
                lines[Objects.requireNonNull(number)] = line.substring(tab + 1);
            }
        }
        return files.stream().map(StandingsFile::numbered).toList();
    }

    private StandingsFile numbered() {
        List<String> numbered = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            numbered.add("%07d %s".formatted(i, line == null ? "never owed" : line));
        }
        return new StandingsFile(numbered, null);
    }

    StandingsFile write(Path to) {
        try {
            Files.write(to, bytes());
            return new StandingsFile(lines, to);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes()));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /// Prints the first lines that differ.
    boolean isSame(StandingsFile other, String name, String otherName, PrintStream out) {
        long owing = lines.stream().filter(line -> !line.contains("never owed")).count();
        if (Arrays.equals(bytes(), other.bytes())) {
            out.printf("  %s, %s: the same, %,d people with bills%n", name, otherName, owing);
            return true;
        }
        int shown = 0;
        int differ = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).equals(other.lines.get(i))) {
                differ++;
                if (shown++ < SHOWN) {
                    out.println("  " + name + ": " + cut(lines.get(i)));
                    out.println("  " + otherName + ": " + cut(other.lines.get(i)));
                }
            }
        }
        out.printf("  %s, %s: %,d of %,d lines DIFFER%n", name, otherName, differ, lines.size());
        return false;
    }

    private static String cut(String line) {
        return line.substring(0, Math.min(SHOWN_CHARACTERS, line.length()));
    }

    private byte[] bytes() {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
