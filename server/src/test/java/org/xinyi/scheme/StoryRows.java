package org.xinyi.scheme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The rows of a story under `docs/stories` that ask the engine something.
final class StoryRows {

    private static final Path DOCS = Path.of("..");

    private StoryRows() {}

    /// @param told what happens, Chinese and English
    /// @param ground document and line, or that it is assumed
    record Row(String told, String question, String answer, String ground) {

        /// What the pack answers; the message of the mistake when it cannot.
        String answered(PackFile pack) {
            try {
                return Wording.of(ask(pack).outcome());
            } catch (IllegalArgumentException notUnderstood) {
                return String.valueOf(notUnderstood.getMessage());
            }
        }

        String grounded(PackFile pack) {
            return switch (ask(pack).origin()) {
                case Provenance.Origin.Source(String reference) -> reference;
                case Provenance.Origin.Assumption _ -> "假定 assumption";
            };
        }

        private Decision<?> ask(PackFile pack) {
            return Questions.ask(TestPacks.CONDITIONS, pack, question);
        }

        boolean holds(PackFile pack) {
            return answered(pack).equals(answer);
        }
    }

    static List<Row> of(PackFile pack) {
        List<Row> rows = new ArrayList<>();
        for (String line : lines(DOCS.resolve(pack.story()))) {
            String[] cells = line.split("\\|", -1);
            if (cells.length == 7 && cells[3].strip().startsWith("`")) {
                rows.add(
                        new Row(
                                cells[2].strip(),
                                cells[3].strip().replace("`", ""),
                                cells[4].strip().replace("`", ""),
                                cells[5].strip()));
            }
        }
        return rows;
    }

    private static List<String> lines(Path story) {
        try {
            return Files.readAllLines(story);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
