package org.xinyi.delinquency;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Pump;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.scheme.LossLayer;

/// Reads what the bearers of losses have paid, day after day, each payment once.
@Component
class ClaimPayments extends Pump {

    private static final Logger LOG = LoggerFactory.getLogger(ClaimPayments.class);

    private static final int TOLD_LATE_DAYS = 31;

    private static final String WANT =
            """
            INSERT INTO claim_reading AS r (bearer, wanted_through, read_through)
            SELECT :bearer::text, :day::date, :before::date
            WHERE EXISTS (SELECT FROM claim WHERE bearer = :bearer)
            ON CONFLICT (bearer) DO UPDATE
            SET wanted_through = greatest(r.wanted_through, excluded.wanted_through)
            """;

    private static final String SELECT =
            """
            SELECT read_through
            FROM claim_reading
            WHERE bearer = :bearer
                AND read_through < wanted_through
            """;

    private static final String READ =
            """
            UPDATE claim_reading
            SET read_through = greatest(read_through, :through)
            WHERE bearer = :bearer
            """;

    private final Sql sql;
    private final BusinessClock clock;
    private final ClaimOffices offices;
    private final SettlingClaims settling;
    private final Retry retry;

    ClaimPayments(
            Sql sql,
            BusinessClock clock,
            ClaimOffices offices,
            SettlingClaims settling,
            Clock wall) {
        this.sql = sql;
        this.clock = clock;
        this.offices = offices;
        this.settling = settling;
        this.retry = new Retry(wall);
    }

    /// Wants everything paid through a day, of those on whom there are claims.
    void want(LocalDate day) {
        for (ClaimOffice office : offices.all()) {
            sql.statement(WANT)
                    .param("bearer", office.bearer().name())
                    .param("day", day)
                    .param("before", day.minusDays(1))
                    .update();
        }
        wake();
    }

    @Override
    public int work() {
        if (!retry.isOver()) {
            return 0;
        }
        int read = 0;
        for (ClaimOffice office : offices.all()) {
            Optional<LocalDate> through = readThrough(office.bearer());
            if (through.isPresent()) {
                read += read(office, through.get());
            }
        }
        return read;
    }

    /// Reads the last month again: the office may tell of a payment late, and what is known changes
    /// nothing.
    private int read(ClaimOffice office, LocalDate through) {
        LocalDate today = clock.today();
        try {
            List<ClaimOffice.Payment> payments = office.payments(through.minusDays(TOLD_LATE_DAYS));
            retry.note(true);
            List<ClaimOffice.Payment> unknown = settling.paid(office, payments);
            unknown.forEach(
                    one ->
                            LOG.warn(
                                    "{} paid {} for {}, which is no claim of ours",
                                    office.bearer(),
                                    one.number(),
                                    one.claimNumber()));
            sql.statement(READ)
                    .param("through", today.minusDays(1))
                    .param("bearer", office.bearer().name())
                    .update();
            return 1;
        } catch (ClaimOffice.Unreachable _) {
            retry.note(false);
            return 0;
        }
    }

    private Optional<LocalDate> readThrough(LossLayer.Bearer bearer) {
        return sql.statement(SELECT)
                .param("bearer", bearer.name())
                .query(LocalDate.class)
                .optional();
    }
}
