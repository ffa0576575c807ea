package org.xinyi.delinquency;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.StaffId;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.scheme.Schemes;

/// How each scheme of the city is followed up: by itself, or drafted for a person to release.
@Component
class Modes {

    /// @param drafted whether a person releases every rung
    /// @param announcesCalls whether a message goes ahead of a call
    record Mode(boolean drafted, boolean announcesCalls) {

        static final Mode STANDARD = new Mode(false, false);
    }

    private static final String SELECT =
            """
            SELECT scheme, drafted, announces_calls
            FROM follow_up_mode
            """;

    private static final String UPSERT =
            """
            INSERT INTO follow_up_mode (scheme, drafted, announces_calls, set_at, set_by)
            VALUES (:scheme, :drafted, :announcesCalls, :at::timestamptz, :by)
            ON CONFLICT (scheme) DO UPDATE
            SET drafted = excluded.drafted,
                announces_calls = excluded.announces_calls,
                set_at = excluded.set_at,
                set_by = excluded.set_by
            """;

    private final Sql sql;
    private final BusinessClock clock;
    private final Schemes schemes;

    Modes(Sql sql, BusinessClock clock, Schemes schemes) {
        this.sql = sql;
        this.clock = clock;
        this.schemes = schemes;
    }

    /// The schemes whose mode was set; all others go by [Mode#STANDARD].
    Map<String, Mode> all() {
        Map<String, Mode> modes = new HashMap<>();
        sql.statement(SELECT)
                .query(
                        (row, _) ->
                                modes.put(
                                        row.getString("scheme"),
                                        new Mode(
                                                row.getBoolean("drafted"),
                                                row.getBoolean("announces_calls"))))
                .list();
        return modes;
    }

    /// @throws RefusedException with [DelinquencyRefusal.SchemeNotFollowed]
    void set(String scheme, Mode mode, @Nullable StaffId by) {
        if (schemes.active(scheme, clock.today()).isEmpty()) {
            throw new RefusedException(new DelinquencyRefusal.SchemeNotFollowed(scheme));
        }
        sql.statement(UPSERT)
                .param("scheme", scheme)
                .param("drafted", mode.drafted)
                .param("announcesCalls", mode.announcesCalls)
                .param("at", clock.now().toString())
                .param("by", by == null ? null : by.value())
                .update();
    }
}
