package org.xinyi.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// A waiting message that this server has taken and must send, or put back.
///
/// @param attempts this one included
/// @param capped too many went out about its subject already: put off, not to be sent now
/// @param parameters as JSON, in place of the text where messages may be folded
/// @param secret what is sent in place of the text; sealed
record Taken(
        long id,
        Instant queuedAt,
        Instant sendAt,
        @Nullable Instant usefulUntil,
        long patient,
        long subject,
        Template template,
        boolean english,
        int attempts,
        boolean capped,
        @Nullable String parameters,
        byte[] phone,
        @Nullable String text,
        byte @Nullable [] secret) {

    static final Comparator<Taken> IN_TURN =
            Comparator.<Taken>comparingInt(taken -> taken.template.priority())
                    .thenComparing(Taken::sendAt)
                    .thenComparingLong(Taken::id);

    static final Comparator<Taken> OLDEST_FIRST =
            Comparator.comparing(Taken::queuedAt).thenComparingLong(Taken::id);

    private static final int DOUBLINGS_MAX = 8;

    static Taken of(ResultSet row, int number) throws SQLException {
        OffsetDateTime usefulUntil = row.getObject("useful_until", OffsetDateTime.class);
        return new Taken(
                row.getLong("id"),
                row.getObject("queued_at", OffsetDateTime.class).toInstant(),
                row.getObject("send_at", OffsetDateTime.class).toInstant(),
                usefulUntil == null ? null : usefulUntil.toInstant(),
                row.getLong("patient"),
                row.getLong("subject"),
                Template.valueOf(row.getString("template")),
                row.getBoolean("english"),
                row.getInt("attempts"),
                row.getBoolean("capped"),
                row.getString("parameters"),
                row.getBytes("phone"),
                row.getString("text"),
                row.getBytes("secret"));
    }

    Taken with(String otherParameters) {
        return new Taken(
                id,
                queuedAt,
                sendAt,
                usefulUntil,
                patient,
                subject,
                template,
                english,
                attempts,
                capped,
                otherParameters,
                phone,
                text,
                secret);
    }

    /// What may be read later; of one-time codes it is not what is sent.
    String words(Texts texts) {
        return texts.of(template, english, text, parameters);
    }

    boolean isUseless(Instant now) {
        return usefulUntil != null && !now.isBefore(usefulUntil);
    }

    /// A second after the first attempt, then twice as long each time, up to four minutes.
    Duration pause() {
        return Duration.ofSeconds(1L << Math.min(attempts - 1, DOUBLINGS_MAX));
    }
}
