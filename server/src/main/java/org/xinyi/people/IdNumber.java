package org.xinyi.people;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.Outcome;
import org.xinyi.kernel.PatientId;
import org.xinyi.people.Person.IdKind;
import org.xinyi.people.Person.Sex;

/// A number that identifies a person, in the one form in which it is kept. The 18 characters of
/// GB 11643-1999 also stand on the residence permits of Hong Kong (81), Macao (82) and Taiwan (83)
/// and, since 2023, on the permanent resident card of foreigners (9): whoever writes one of them as
/// a resident ID means the same person.
record IdNumber(IdKind kind, String text, @Nullable LocalDate bornOn, Sex sex) {

    private static final int YEARS_MAX = 130;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_CHARACTERS = "10X98765432";
    private static final Pattern EIGHTEEN = Pattern.compile("\\d{17}[\\dX]");
    private static final Pattern HONG_KONG_MACAO_PASS = Pattern.compile("[HM]\\d{8}(\\d{2})?");
    private static final Pattern TAIWAN_PASS = Pattern.compile("\\d{8}");
    private static final Pattern FOREIGN_CARD_BEFORE_2023 = Pattern.compile("[A-Z]{3}\\d{12}");
    private static final Pattern PASSPORT = Pattern.compile("\\S{5,40}");
    private static final Set<String> PROVINCES =
            Set.of(
                    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35",
                    "36", "37", "41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54",
                    "61", "62", "63", "64", "65", "71");

    /// The number as somebody wrote it, or [PeopleRefusal.IdNumberInvalid].
    ///
    /// @param today nobody is born later
    static Outcome<IdNumber> parse(IdKind kind, String written, LocalDate today) {
        String text = written.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        return switch (kind) {
            case RESIDENT_ID -> checked(text, today);
            case HONG_KONG_MACAO_PERMIT ->
                    HONG_KONG_MACAO_PASS.matcher(text).matches()
                            ? plain(kind, text)
                            : checked(kind, text, today);
            case TAIWAN_PERMIT ->
                    TAIWAN_PASS.matcher(text).matches()
                            ? plain(kind, text)
                            : checked(kind, text, today);
            case FOREIGN_RESIDENT_ID ->
                    FOREIGN_CARD_BEFORE_2023.matcher(text).matches()
                            ? plain(kind, text)
                            : checked(kind, text, today);
            case PASSPORT ->
                    PASSPORT.matcher(text).matches()
                            ? plain(kind, text)
                            : invalid("5 to 40 characters of a passport");
            case TEMPORARY ->
                    text.isEmpty() ? invalid("a number") : invalid("no number for TEMPORARY");
        };
    }

    /// The number of an unidentified patient, made of the patient's own.
    static IdNumber temporary(PatientId patient) {
        return new IdNumber(IdKind.TEMPORARY, "T" + patient.value(), null, Sex.UNKNOWN);
    }

    private static Outcome<IdNumber> checked(IdKind wanted, String text, LocalDate today) {
        return switch (checked(text, today)) {
            case Outcome.Done<IdNumber>(IdNumber number) when number.kind != wanted ->
                    invalid("a number of the kind " + wanted + ", not " + number.kind);
            case Outcome<IdNumber> other -> other;
        };
    }

    private static Outcome<IdNumber> checked(String text, LocalDate today) {
        if (!EIGHTEEN.matcher(text).matches()) {
            return invalid("18 characters: 17 digits and a check digit or X");
        }
        IdKind kind = kindOf(text);
        if (kind == null) {
            return invalid("the first two digits of a province");
        }
        LocalDate bornOn = bornOn(text);
        if (bornOn == null
                || bornOn.isAfter(today)
                || bornOn.isBefore(today.minusYears(YEARS_MAX))) {
            return invalid("a date of birth at characters 7 to 14");
        }
        if (text.charAt(text.length() - 1) != checkCharacter(text)) {
            return invalid("a last character that fits the others");
        }
        int sequence = Character.digit(text.charAt(text.length() - 2), 10);
        return Outcome.done(
                new IdNumber(kind, text, bornOn, sequence % 2 == 1 ? Sex.MALE : Sex.FEMALE));
    }

    private static @Nullable IdKind kindOf(String text) {
        if (text.startsWith("9")) {
            return IdKind.FOREIGN_RESIDENT_ID;
        }
        return switch (text.substring(0, 6)) {
            case "810000", "820000" -> IdKind.HONG_KONG_MACAO_PERMIT;
            case "830000" -> IdKind.TAIWAN_PERMIT;
            default -> PROVINCES.contains(text.substring(0, 2)) ? IdKind.RESIDENT_ID : null;
        };
    }

    private static @Nullable LocalDate bornOn(String text) {
        try {
            return LocalDate.of(
                    Integer.parseInt(text, 6, 10, 10),
                    Integer.parseInt(text, 10, 12, 10),
                    Integer.parseInt(text, 12, 14, 10));
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static char checkCharacter(String text) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * Character.digit(text.charAt(i), 10);
        }
        return CHECK_CHARACTERS.charAt(sum % CHECK_CHARACTERS.length());
    }

    private static Outcome<IdNumber> plain(IdKind kind, String text) {
        return Outcome.done(new IdNumber(kind, text, null, Sex.UNKNOWN));
    }

    private static Outcome<IdNumber> invalid(String expected) {
        return Outcome.refused(new PeopleRefusal.IdNumberInvalid(expected));
    }

    /// Numbers stay out of logs.
    @Override
    public String toString() {
        return kind + " " + Mask.idNumber(text);
    }
}
