package org.xinyi.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTests {

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "fact")
    sealed interface Fact {
        record Said(String text, long number) implements Fact {}

        record Unsaid(long number) implements Fact {}
    }

    @TempDir Path folder;

    @Test
    void tellsTheSameFactsInTheSameOrderAfterARestart() {
        List<Fact> told = new ArrayList<>();
        try (Journal<Fact> journal = Journal.open(folder, Fact.class, told::add)) {
            journal.record(new Fact.Said("你好, \"信医\"\n", 1));
            journal.record(new Fact.Unsaid(1));
        }

        assertThat(retold()).containsExactlyElementsOf(told);
    }

    @Test
    void dropsALastLineThatWasTorn() throws IOException {
        try (Journal<Fact> journal = Journal.open(folder, Fact.class, _ -> {})) {
            journal.record(new Fact.Said("kept", 1));
        }
        Path file = folder.resolve("journal.jsonl");
        Files.writeString(file, "{\"fact\":\"Said\",\"te", StandardOpenOption.APPEND);

        assertThat(retold()).containsExactly(new Fact.Said("kept", 1));
        try (Journal<Fact> journal = Journal.open(folder, Fact.class, _ -> {})) {
            journal.record(new Fact.Unsaid(2));
        }
        assertThat(retold()).containsExactly(new Fact.Said("kept", 1), new Fact.Unsaid(2));
    }

    @Test
    void refusesAJournalThatHoldsSomethingElse() throws IOException {
        Files.writeString(folder.resolve("journal.jsonl"), "not a fact\n");

        assertThatIllegalStateException().isThrownBy(this::retold).withMessageContaining("line 1");
    }

    @Test
    void refusesToBeOpenTwice() {
        try (Journal<Fact> _ = Journal.open(folder, Fact.class, _ -> {})) {
            assertThatIllegalStateException().isThrownBy(this::retold);
        }
    }

    @Test
    void hasWrittenWhatWasFlushedByManyAtOnce() throws IOException {
        Journal<Fact> journal = Journal.open(folder, Fact.class, _ -> {});
        Object lock = new Object();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 2000; i++) {
                long number = i;
                threads.execute(
                        () -> {
                            synchronized (lock) {
                                journal.record(new Fact.Unsaid(number));
                            }
                            journal.flush();
                        });
            }
        }
        try (var lines = Files.lines(folder.resolve("journal.jsonl"))) {
            assertThat(lines.distinct()).hasSize(2000);
        }
        journal.close();
    }

    private List<Fact> retold() {
        List<Fact> facts = new ArrayList<>();
        Journal.open(folder, Fact.class, facts::add).close();
        return facts;
    }
}
