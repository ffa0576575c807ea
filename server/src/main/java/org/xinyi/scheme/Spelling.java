package org.xinyi.scheme;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Guesses what a mistyped word was meant to be.
final class Spelling {

    private static final int FAR = 3;

    private Spelling() {}

    /// `did you mean …?`, when a known word is near.
    static Optional<String> suggest(String word, Collection<String> known) {
        return known.stream()
                .filter(candidate -> distance(word, candidate) < Math.min(FAR, word.length()))
                .min(
                        Comparator.comparingInt((String candidate) -> distance(word, candidate))
                                .thenComparing(Comparator.naturalOrder()))
                .map(candidate -> "did you mean " + candidate + "?");
    }

    /// How many letters must be changed, added or left out.
    private static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[other.length()];
    }
}
