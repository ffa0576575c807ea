package org.xinyi.commitment;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.xinyi.kernel.crypto.Sm3;
import org.xinyi.people.Person;
import org.xinyi.scheme.CommitmentTerms;
import org.xinyi.scheme.Pack;

/// The exact text of a form: words that are the same for everybody, and what it says of this
/// patient. Chinese stands before the divider, English after it.
///
/// @param words as kept under their version
/// @param filling masked
record Document(String words, String filling) {

    private static final String DIVIDER = "\n=====\n";
    private static final int VERSION_LENGTH = 16;

    static Document of(CommitmentTerms terms, Person patient) {
        List<Pack.Text> words = new ArrayList<>();
        words.add(terms.title());
        for (int i = 0; i < terms.clauses().size(); i++) {
            Pack.Text clause = terms.clauses().get(i);
            String number = i + 1 + ". ";
            words.add(new Pack.Text(number + clause.zh(), number + clause.en()));
        }
        FormRegion.of(terms, patient).stream()
                .filter(region -> !region.isAboutThePatient())
                .forEach(
                        region -> {
                            words.add(region.heading());
                            words.addAll(region.lines());
                        });
        return new Document(write(words), write(FormRegion.about(patient)));
    }

    /// Of the words alone.
    String version() {
        return HexFormat.of().formatHex(Sm3.of(words)).substring(0, VERSION_LENGTH);
    }

    /// SM3 of the whole.
    byte[] hash() {
        return Sm3.of(text());
    }

    String text() {
        return chinese() + DIVIDER + english();
    }

    String chinese() {
        return part(words, 0) + "\n" + part(filling, 0);
    }

    String english() {
        return part(words, 1) + "\n" + part(filling, 1);
    }

    private static String part(String both, int index) {
        String[] parts = both.split(DIVIDER, 2);
        return index < parts.length ? parts[index] : "";
    }

    private static String write(List<Pack.Text> lines) {
        return join(lines, Pack.Text::zh) + DIVIDER + join(lines, Pack.Text::en);
    }

    private static String join(List<Pack.Text> lines, Function<Pack.Text, String> language) {
        return String.join("\n", lines.stream().map(language).toList());
    }
}
