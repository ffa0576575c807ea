package org.xinyi.sandbox.bureau;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.bureau.BureauFact.Asked;
import org.xinyi.sandbox.bureau.BureauFact.ScoreSet;
import org.xinyi.sandbox.store.Journal;

/// Everything the bureaus know. Callers hold its monitor while they read and record.
final class BureauBook implements AutoCloseable {

    private record Key(String source, String person) {}

    private final Journal<BureauFact> journal;
    private final Map<Key, ScoreSet> scores = new HashMap<>();
    private final Map<String, List<Asked>> asked = new HashMap<>();

    BureauBook(Path folder) {
        journal = Journal.open(folder, BureauFact.class, this::apply);
    }

    void record(BureauFact fact) {
        journal.record(fact);
    }

    void flush() {
        journal.flush();
    }

    @Nullable ScoreSet score(String source, String person) {
        return scores.get(new Key(source, person));
    }

    /// Who has read about a person, oldest first.
    List<Asked> asked(String person) {
        return List.copyOf(asked.getOrDefault(person, List.of()));
    }

    @Override
    public void close() {
        journal.close();
    }

    private void apply(BureauFact fact) {
        switch (fact) {
            case ScoreSet set -> scores.put(new Key(set.source(), set.person()), set);
            case Asked one -> asked.computeIfAbsent(one.person(), _ -> new ArrayList<>(1)).add(one);
        }
    }
}
