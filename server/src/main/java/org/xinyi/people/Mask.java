package org.xinyi.people;

/// What is shown of personal data: enough to recognise one's own.
final class Mask {

    private static final int STARS_OF_NAME_MAX = 3;
    private static final int LONG_NUMBER = 15;

    private Mask() {}

    /// `王**`: the first character.
    static String name(String name) {
        int first = name.offsetByCodePoints(0, 1);
        int rest = name.codePointCount(first, name.length());
        return name.substring(0, first) + "*".repeat(Math.clamp(rest, 1, STARS_OF_NAME_MAX));
    }

    /// `320***********002X`: three at the front and four at the end; of a short number, such as a
    /// passport's, one and two.
    static String idNumber(String number) {
        return number.length() >= LONG_NUMBER ? inner(number, 3, 4) : inner(number, 1, 2);
    }

    /// `138****5678`.
    static String phone(String phone) {
        return inner(phone, 3, 4);
    }

    private static String inner(String text, int front, int end) {
        int hidden = Math.max(0, text.length() - front - end);
        return text.substring(0, Math.min(front, text.length()))
                + "*".repeat(hidden)
                + text.substring(Math.min(front + hidden, text.length()));
    }
}
