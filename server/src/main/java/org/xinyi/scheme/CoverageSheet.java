package org.xinyi.scheme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// What the documents state, scheme by scheme, and what of it runs. Derived from the tests when
/// they run, and shipped with the server.
///
/// @param totals how many cells are in each state
/// @param schemes the same for each scheme
record CoverageSheet(
        Map<String, Integer> totals,
        Map<String, Map<String, Integer>> schemes,
        List<CoverageSheet.Cell> cells) {

    private static final String RESOURCE = "/coverage/coverage.json";

    enum State {
        /// A test plays it on the running server.
        RUNS,
        /// The engine decides so on the stated ground, which a row of the story proves; no test
        /// plays it on the running server.
        DECIDES,
        /// It is there, by a number or rule that no document states.
        ASSUMPTION,
        NOT_BUILT
    }

    /// One fact in one scheme.
    ///
    /// @param fact such as F65
    /// @param source where the documents state it
    /// @param state a word of [State]
    /// @param shown the tests, or the rows of the story
    /// @param reason why it is not there, or what is assumed; empty: nothing to say
    record Cell(
            String fact,
            String zh,
            String en,
            String scheme,
            String source,
            String state,
            List<String> shown,
            String reason) {}

    static CoverageSheet of(List<Cell> cells) {
        return new CoverageSheet(
                counted(cells),
                cells.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Cell::scheme,
                                        TreeMap::new,
                                        Collectors.collectingAndThen(
                                                Collectors.toList(), CoverageSheet::counted))),
                cells);
    }

    private static Map<String, Integer> counted(List<Cell> cells) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        Arrays.stream(State.values()).forEach(state -> counts.put(Kind.word(state), 0));
        cells.forEach(cell -> counts.merge(cell.state, 1, Integer::sum));
        return counts;
    }

    /// The one that came with the server.
    static CoverageSheet shipped() {
        try (InputStream in = CoverageSheet.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("The server was built without " + RESOURCE);
            }
            return JsonMapper.shared().readValue(in, CoverageSheet.class);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// As a table for a terminal.
    String text() {
        StringBuilder text = new StringBuilder("all  ").append(line(totals)).append('\n');
        schemes.forEach(
                (scheme, counts) ->
                        text.append(scheme).append("  ").append(line(counts)).append('\n'));
        for (Cell cell : cells) {
            text.append(
                    "\n%-4s %s  %-10s  %s / %s  [%s]\n"
                            .formatted(
                                    cell.fact,
                                    cell.scheme,
                                    cell.state,
                                    cell.zh,
                                    cell.en,
                                    cell.source));
            cell.shown.forEach(shown -> text.append("     ").append(shown).append('\n'));
            if (!cell.reason.isEmpty()) {
                text.append("     ").append(cell.reason).append('\n');
            }
        }
        return text.toString();
    }

    private static String line(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining("  "));
    }
}
