package org.xinyi.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.crypto.Sealer;
import org.xinyi.kernel.crypto.Sm3;
import org.xinyi.kernel.sql.Sql;

/// Six digits sent to a phone prove that it is at hand.
@Component
public class OneTimeCodes {

    private static final Duration VALID = Duration.ofMinutes(5);
    private static final Duration SPACING = Duration.ofSeconds(60);
    private static final int ATTEMPTS_MAX = 5;
    private static final int CODES = 1_000_000;

    /// Writes nothing when the last code is younger than the spacing.
    private static final String ISSUE =
            """
            INSERT INTO one_time_code AS c (phone, code, issued_at, expires_at)
            VALUES (:phone, :code, :now::timestamptz, :expiresAt::timestamptz)
            ON CONFLICT (phone) DO UPDATE
            SET code = excluded.code,
                issued_at = excluded.issued_at,
                expires_at = excluded.expires_at,
                attempts = 0
            WHERE c.issued_at <= :soonest::timestamptz
            """;

    /// Counts the attempt first, so that parallel guesses do not share one.
    private static final String ATTEMPT =
            """
            UPDATE one_time_code
            SET attempts = attempts + 1
            WHERE phone = :phone
                AND attempts < :attemptsMax
                AND expires_at > :now::timestamptz
            RETURNING code
            """;

    private static final String SPEND =
            """
            DELETE FROM one_time_code
            WHERE phone = :phone
                AND code = :code
            """;

    private final Sql sql;
    private final Sealer sealer;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;
    private final SecureRandom random = new SecureRandom();

    OneTimeCodes(Sql sql, Sealer sealer, BusinessClock clock, ApplicationEventPublisher events) {
        this.sql = sql;
        this.sealer = sealer;
        this.clock = clock;
        this.events = events;
    }

    /// Sends a new code; the old one is void.
    ///
    /// @throws RefusedException with [AccessRefusal.CodeTooSoon] within a minute of the last
    public void issue(String phone) {
        String code = String.format(Locale.ROOT, "%06d", random.nextInt(CODES));
        Instant now = clock.now();
        sql.inTransaction(
                () -> {
                    byte[] index = index(phone);
                    int written =
                            sql.statement(ISSUE)
                                    .param("phone", index)
                                    .param("code", digest(index, code))
                                    .param("now", now.toString())
                                    .param("expiresAt", now.plus(VALID).toString())
                                    .param("soonest", now.minus(SPACING).toString())
                                    .update();
                    if (written == 0) {
                        throw new RefusedException(
                                new AccessRefusal.CodeTooSoon((int) SPACING.toSeconds()));
                    }
                    events.publishEvent(new CodeIssued(phone, code, (int) VALID.toMinutes()));
                });
    }

    /// Spends the code.
    ///
    /// @throws RefusedException with [AccessRefusal.CodeWrong] when it is wrong, old or used
    public void spend(String phone, String code) {
        byte[] index = index(phone);
        byte[] shown = digest(index, code);
        boolean attempted =
                sql.statement(ATTEMPT)
                        .param("phone", index)
                        .param("attemptsMax", ATTEMPTS_MAX)
                        .param("now", clock.now().toString())
                        .query(byte[].class)
                        .optional()
                        .isPresent();
        boolean spent =
                attempted
                        && sql.statement(SPEND).param("phone", index).param("code", shown).update()
                                == 1;
        if (!spent) {
            throw new RefusedException(new AccessRefusal.CodeWrong());
        }
    }

    private byte[] index(String phone) {
        return sealer.index("phone", phone);
    }

    private static byte[] digest(byte[] phone, String code) {
        return new Sm3()
                .add(phone)
                .add(code.getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .finish();
    }
}
