package org.xinyi.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A pack that is only relabelled does not pass: each value that a document states is changed in
/// every way its kind allows, and the story of its scheme must fail each time.
@Tag("slow")
class PackMutationTests {

    private static final System.Logger LOG = System.getLogger(PackMutationTests.class.getName());

    static Stream<PackFile> packs() {
        return TestPacks.ALL.stream();
    }

    /// @param values that a document states and the engine computes with
    /// @param refused other files that are no packs: the value allows no other there
    private record Tally(int values, int valuesKilled, int mutants, int killed, int refused) {
        @Override
        public String toString() {
            return "killed %d of %d sourced values (%d of %d mutants; %d more are no packs)"
                    .formatted(valuesKilled, values, killed, mutants, refused);
        }
    }

    @ParameterizedTest
    @MethodSource("packs")
    void everySourcedValueIsProvedByTheStory(PackFile pack) {
        List<StoryRows.Row> rows = StoryRows.of(pack);
        Mutants mutants = new Mutants(pack);
        List<String> survivors = new ArrayList<>();
        int values = 0;
        int valuesKilled = 0;
        int tried = 0;
        int refused = 0;
        for (PackValue value : pack.values().stream().filter(Mutants::isAsked).toList()) {
            int before = survivors.size();
            for (Mutants.Mutant mutant : mutants.of(value)) {
                PackFile other = TestPacks.READER.read("mutant.yaml", mutant.content()).pack();
                if (other == null) {
                    refused++;
                } else {
                    tried++;
                    if (rows.stream().allMatch(row -> row.holds(other))) {
                        survivors.add(value.path() + " → " + mutant.what());
                    }
                }
            }
            values++;
            valuesKilled += survivors.size() == before ? 1 : 0;
        }
        LOG.log(
                System.Logger.Level.INFO,
                "{0} {1}",
                pack.pack().ref(),
                new Tally(values, valuesKilled, tried, tried - survivors.size(), refused));
        assertThat(survivors).isEmpty();
    }
}
