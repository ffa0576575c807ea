package org.xinyi.visit;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.crypto.Sealer;
import org.xinyi.kernel.sql.Sql;

/// Codes that a patient shows to the doctor on the own phone, a child's on a parent's. Each
/// counts for a few minutes, once.
@Component
class ShownCodes {

    private static final Duration VALID = Duration.ofMinutes(5);
    private static final Duration REMEMBERED = Duration.ofDays(1);
    private static final int BYTES = 16;

    private static final String FORGET =
            """
            DELETE FROM shown_code
            WHERE patient = :patient
                AND expires_at < :before::timestamptz
            """;

    private static final String INSERT =
            """
            INSERT INTO shown_code (code, patient, through, expires_at)
            VALUES (:code, :patient, :through, :expiresAt::timestamptz)
            """;

    private static final String SPEND =
            """
            UPDATE shown_code
            SET used_at = :now::timestamptz
            WHERE code = :code
                AND used_at IS NULL
                AND expires_at > :now::timestamptz
            RETURNING patient, through, expires_at, used_at
            """;

    private static final String SELECT =
            """
            SELECT patient, through, expires_at, used_at
            FROM shown_code
            WHERE code = :code
            """;

    /// @param code to be shown as a picture
    record Issued(String code, Instant until) {}

    /// @param through the relative on whose phone it is; null on the own
    record Held(PatientId patient, @Nullable PatientId through, Instant expiresAt, boolean used) {}

    private final Sql sql;
    private final Sealer sealer;
    private final BusinessClock clock;
    private final SecureRandom random = new SecureRandom();

    ShownCodes(Sql sql, Sealer sealer, BusinessClock clock) {
        this.sql = sql;
        this.sealer = sealer;
        this.clock = clock;
    }

    Issued issue(PatientId patient, @Nullable PatientId through) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String code = "XY" + HexFormat.of().formatHex(bytes);
        Instant now = clock.now();
        Instant until = now.plus(VALID);
        sql.inTransaction(
                () -> {
                    sql.statement(FORGET)
                            .param("patient", patient.value())
                            .param("before", now.minus(REMEMBERED).toString())
                            .update();
                    sql.statement(INSERT)
                            .param("code", index(code))
                            .param("patient", patient.value())
                            .param("through", through == null ? null : through.value())
                            .param("expiresAt", until.toString())
                            .update();
                });
        return new Issued(code, until);
    }

    /// Takes the code, in the caller's transaction.
    ///
    /// @throws RefusedException when it is unknown, too old or was used
    Held spend(String code, Ways ways) {
        Optional<Held> held =
                sql.statement(SPEND)
                        .param("code", index(code))
                        .param("now", clock.now().toString())
                        .query(ShownCodes::held)
                        .optional();
        return held.orElseThrow(() -> new RefusedException(why(code, ways)));
    }

    private RecognitionRefusal why(String code, Ways ways) {
        Held there =
                sql.statement(SELECT)
                        .param("code", index(code))
                        .query(ShownCodes::held)
                        .optional()
                        .orElse(null);
        if (there == null) {
            return ways.notKnown(null);
        }
        return there.used
                ? new RecognitionRefusal.CodeUsed(ways.by(), ways.others())
                : new RecognitionRefusal.CodeTooOld(ways.by(), there.expiresAt, ways.others());
    }

    private byte[] index(String code) {
        return sealer.index("shown-code", code);
    }

    private static Held held(ResultSet row, int number) throws SQLException {
        Long through = row.getObject("through", Long.class);
        return new Held(
                new PatientId(row.getLong("patient")),
                through == null ? null : new PatientId(through),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getObject("used_at") != null);
    }
}
