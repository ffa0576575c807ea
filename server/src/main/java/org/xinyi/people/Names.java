package org.xinyi.people;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Names as people write them.
final class Names {

    private static final int LENGTH_MAX = 60;
    private static final Pattern BREAKS = Pattern.compile("[\\s\\p{Cntrl}]+");

    /// Blanks, and the middle dots that part names in several ways: 阿卜杜拉·买买提.
    private static final Pattern BETWEEN = Pattern.compile("[\\s·•‧・.．]+");

    private Names() {}

    /// The name with single blanks; empty when it cannot be a name.
    static String tidy(String written) {
        String name = BREAKS.matcher(written).replaceAll(" ").strip();
        boolean isName =
                name.codePoints().anyMatch(Character::isLetter)
                        && name.codePointCount(0, name.length()) <= LENGTH_MAX;
        return isName ? name : "";
    }

    /// Whether both are spellings of one name: width, case, blanks and dots do not count.
    static boolean same(String one, String other) {
        return plain(one).equals(plain(other));
    }

    private static String plain(String name) {
        String narrow = Normalizer.normalize(name, Normalizer.Form.NFKC);
        return BETWEEN.matcher(narrow).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
