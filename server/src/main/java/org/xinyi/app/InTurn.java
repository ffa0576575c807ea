package org.xinyi.app;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Lets several speak at the same time and be read one after the other: the first who has not
/// ended is heard at once, what the others say is kept until it is their turn.
final class InTurn {

    private final PrintStream out;
    private final List<Voice> voices;
    private int turn;

    InTurn(PrintStream out, int speakers) {
        this.out = out;
        this.voices = IntStream.range(0, speakers).mapToObj(Voice::new).toList();
    }

    Voice voice(int place) {
        return voices.get(place);
    }

    /// One of those who speak. To be closed when it has said everything.
    final class Voice implements AutoCloseable {

        private final int place;
        private final List<String> kept = new ArrayList<>();
        private boolean ended;

        private Voice(int place) {
            this.place = place;
        }

        void say(String line) {
            synchronized (InTurn.this) {
                if (place == turn) {
                    out.println(line);
                } else {
                    kept.add(line);
                }
            }
        }

        @Override
        public void close() {
            synchronized (InTurn.this) {
                ended = true;
                while (turn < voices.size() && voices.get(turn).ended) {
                    turn++;
                    if (turn < voices.size()) {
                        voices.get(turn).kept.forEach(out::println);
                    }
                }
            }
        }
    }
}
