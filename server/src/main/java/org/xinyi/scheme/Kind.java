package org.xinyi.scheme;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.xinyi.kernel.Money;

/// How one kind of value is written in a pack.
///
/// @param expected in words, with an example
/// @param standIn what reading goes on with after a mistake
/// @param parse throws an [IllegalArgumentException] or [DateTimeException] on any other form
record Kind<T>(String expected, T standIn, Function<String, T> parse) {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,5})(s|min|h|d)");
    private static final Map<String, Duration> UNITS =
            Map.of(
                    "s", Duration.ofSeconds(1),
                    "min", Duration.ofMinutes(1),
                    "h", Duration.ofHours(1),
                    "d", Duration.ofDays(1));
    private static final int PERCENT_PLACES_MAX = 4;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static final Kind<Money> MONEY =
            new Kind<>(
                    "an amount in yuan with two places, such as 5000.00", Money.ZERO, Kind::money);
    static final Kind<Duration> DURATION_OF_TIME =
            new Kind<>("a duration, such as 24h, 3d or 10s", Duration.ZERO, Kind::duration);
    static final Kind<Boolean> YES_OR_NO = new Kind<>("true or false", false, Kind::yesOrNo);
    static final Kind<LocalDate> DATE =
            new Kind<>("a date, such as 2022-05-01", LocalDate.EPOCH, LocalDate::parse);
    static final Kind<LocalTime> TIME_OF_DAY =
            new Kind<>("a time of day, such as \"21:00\"", LocalTime.MIDNIGHT, LocalTime::parse);
    static final Kind<BigDecimal> PERCENT =
            new Kind<>(
                    "per cent from 0 to 100, such as 50 or 4.35", BigDecimal.ZERO, Kind::percent);

    static Kind<String> matching(String expected, String regex) {
        Pattern pattern = Pattern.compile(regex);
        return new Kind<>(expected, "", text -> require(text, pattern.matcher(text).matches()));
    }

    static Kind<Integer> number(int min, int max) {
        return new Kind<>(
                "a whole number from " + min + " to " + max,
                min,
                text -> {
                    int number = Integer.parseInt(text);
                    require(text, number >= min && number <= max);
                    return number;
                });
    }

    /// One of a fixed list of words, written in lower case with hyphens.
    static <E extends Enum<E>> Kind<E> oneOf(Class<E> type) {
        Map<String, E> byWord =
                Arrays.stream(type.getEnumConstants())
                        .collect(Collectors.toMap(Kind::word, Function.identity()));
        String words =
                Arrays.stream(type.getEnumConstants())
                        .map(Kind::word)
                        .collect(Collectors.joining(", "));
        return new Kind<>(
                "one of " + words,
                type.getEnumConstants()[0],
                text -> {
                    E constant = byWord.get(text);
                    if (constant == null) {
                        throw new IllegalArgumentException(
                                Spelling.suggest(text, byWord.keySet()).orElse(""));
                    }
                    return constant;
                });
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Money money(String text) {
        try {
            Money amount = Money.parse(text);
            if (!amount.isNegative()) {
                return amount;
            }
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(
                    text.matches("\\d+") ? "write " + text + ".00" : "", malformed);
        }
        throw new IllegalArgumentException("an amount is not negative");
    }

    private static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        require(text, matcher.matches());
        Duration unit = UNITS.getOrDefault(matcher.group(2), Duration.ZERO);
        return unit.multipliedBy(Long.parseLong(matcher.group(1)));
    }

    private static boolean yesOrNo(String text) {
        require(text, text.equals("true") || text.equals("false"));
        return text.equals("true");
    }

    private static BigDecimal percent(String text) {
        BigDecimal percent = new BigDecimal(text);
        require(
                text,
                percent.signum() >= 0
                        && percent.compareTo(HUNDRED) <= 0
                        && percent.scale() >= 0
                        && percent.scale() <= PERCENT_PLACES_MAX);
        return percent;
    }

    private static String require(String text, boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("");
        }
        return text;
    }
}
