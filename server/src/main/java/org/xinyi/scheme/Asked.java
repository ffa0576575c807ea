package org.xinyi.scheme;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Money;

/// A question to a pack in words: `due ended=2024-06-10T11:00 billed=2024-06-10T11:00`. The first
/// word says what is asked, the others are facts: `name=value`, or a bare word.
record Asked(String question, List<String> words, Map<String, String> values) {

    Asked {
        words = List.copyOf(words);
        values = Map.copyOf(values);
    }

    /// @throws IllegalArgumentException when nothing is asked
    static Asked of(String text) {
        List<String> words = new ArrayList<>(List.of(text.strip().split("\\s+", -1)));
        Map<String, String> values = new LinkedHashMap<>();
        for (String word : words) {
            int at = word.indexOf('=');
            if (at > 0) {
                values.put(word.substring(0, at), word.substring(at + 1));
            }
        }
        words.removeIf(word -> word.contains("="));
        if (words.isEmpty() || words.getFirst().isEmpty()) {
            throw new IllegalArgumentException("A question begins with a word, as due or limit");
        }
        return new Asked(words.getFirst(), words.subList(1, words.size()), values);
    }

    /// Whether a bare word was said.
    boolean says(String word) {
        return words.contains(word);
    }

    /// A bare word by its place, from 0.
    String word(int at) {
        if (at >= words.size()) {
            throw new IllegalArgumentException(question + " needs another word");
        }
        return words.get(at);
    }

    <E extends Enum<E>> E word(int at, Class<E> type) {
        return constant(type, word(at));
    }

    static <E extends Enum<E>> E constant(Class<E> type, String word) {
        try {
            return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException unknown) {
            String known = Kind.oneOf(type).expected();
            throw new IllegalArgumentException(word + " is not known; " + known, unknown);
        }
    }

    @Nullable String value(String name) {
        return values.get(name);
    }

    private String needed(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(question + " needs " + name + "=…");
        }
        return value;
    }

    int number(String name, int absent) {
        String value = values.get(name);
        try {
            return value == null ? absent : Integer.parseInt(value);
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(name + " is a whole number", wrong);
        }
    }

    @Nullable Money money(String name) {
        String value = values.get(name);
        return value == null ? null : Money.parse(value);
    }

    Money neededMoney(String name) {
        return Money.parse(needed(name));
    }

    @Nullable Duration duration(String name) {
        String value = values.get(name);
        return value == null ? null : Kind.DURATION_OF_TIME.parse().apply(value);
    }

    /// City time, such as `2024-06-10T11:00`.
    Instant moment(String name) {
        return moment(name, needed(name));
    }

    static Instant moment(String name, String value) {
        try {
            return BusinessClock.at(LocalDateTime.parse(value));
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException(name + " is a time, as 2024-06-10T11:00", wrong);
        }
    }

    /// Values by the rest of their names: `done.sms-24h=…` under `done`.
    Map<String, String> under(String name) {
        Map<String, String> found = new LinkedHashMap<>();
        values.forEach(
                (key, value) -> {
                    if (key.startsWith(name + ".")) {
                        found.put(key.substring(name.length() + 1), value);
                    }
                });
        return found;
    }
}
