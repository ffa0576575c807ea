package org.xinyi.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class InTurnTests {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final InTurn three = new InTurn(new PrintStream(said, true, StandardCharsets.UTF_8), 3);

    @Test
    void theFirstIsHeardAtOnce() {
        three.voice(0).say("one");

        assertThat(heard()).containsExactly("one");
    }

    @Test
    void whatAnotherSaysWaitsUntilItIsItsTurn() {
        three.voice(1).say("two begins");
        three.voice(0).say("one");
        assertThat(heard()).containsExactly("one");

        three.voice(0).close();
        three.voice(1).say("two goes on");

        assertThat(heard()).containsExactly("one", "two begins", "two goes on");
    }

    @Test
    void whoEndsEarlyIsHeardWhole() {
        three.voice(2).say("three");
        three.voice(2).close();
        three.voice(1).say("two");
        three.voice(1).close();
        assertThat(heard()).isEmpty();

        three.voice(0).say("one");
        three.voice(0).close();

        assertThat(heard()).containsExactly("one", "two", "three");
    }

    private List<String> heard() {
        return said.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
