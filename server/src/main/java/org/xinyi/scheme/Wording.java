package org.xinyi.scheme;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Money;

/// What was decided, in words.
final class Wording {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private Wording() {}

    static String of(@Nullable Object outcome) {
        return switch (outcome) {
            case null -> "nothing";
            case Boolean yes -> yes ? "yes" : "no";
            case Enum<?> word -> Kind.word(word);
            case Instant moment -> moment(moment);
            case LimitRules.Limit limit -> limit(limit);
            case FundingRules.Part part -> Kind.word(part.carrier()) + " " + part.amount();
            case DebtRules.Next next -> next(next);
            case FollowUpTerms.Penalty penalty -> penalty(penalty);
            case Waterfall.Share share -> Kind.word(share.bearer()) + " " + share.amount();
            case Optional<?> maybe -> maybe.map(Wording::of).orElse("no");
            case BigDecimal rate -> rate.toPlainString() + " %";
            case List<?> all ->
                    all.isEmpty()
                            ? "nothing"
                            : all.stream().map(Wording::of).collect(Collectors.joining(", "));
            default -> outcome.toString();
        };
    }

    /// The last moment in time is shown to the second; a moment later than a full second as such.
    private static String moment(Instant moment) {
        LocalDateTime local = LocalDateTime.ofInstant(moment, BusinessClock.ZONE);
        boolean later = !local.truncatedTo(ChronoUnit.MINUTES).equals(local);
        boolean strictly = local.getSecond() == 0 && local.getNano() > 0;
        String text = SECONDS.format(local);
        String minutes = text.substring(0, text.length() - ":00".length());
        return strictly ? "after " + minutes : later ? text : minutes;
    }

    private static String limit(LimitRules.Limit limit) {
        Money amount = limit.amount();
        if (!limit.credit()) {
            return "no-credit";
        }
        return amount == null ? "no-limit" : amount.toString();
    }

    private static String next(DebtRules.Next next) {
        Instant at = next.at();
        return next.rung() == null || at == null
                ? "nothing"
                : Kind.word(next.rung().action()) + " " + moment(at);
    }

    private static String penalty(FollowUpTerms.Penalty penalty) {
        Duration lasts = penalty.lasts();
        return Kind.word(penalty.effect())
                + (lasts == null ? "" : " " + lasts.toDays() + "d")
                + (penalty.liftedByPayment() ? " until-paid" : "");
    }
}
