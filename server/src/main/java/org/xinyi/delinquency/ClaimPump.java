package org.xinyi.delinquency;

import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Pump;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.people.Institutions;

/// Sends claims to their offices, and asks once a business day until each is decided.
@Component
class ClaimPump extends Pump {

    private static final int BATCH = 200;

    private final Sql sql;
    private final BusinessClock clock;
    private final ClaimTable table;
    private final ClaimOffices offices;
    private final ClaimDecisions decisions;
    private final Institutions institutions;
    private final Retry retry;

    ClaimPump(
            Sql sql,
            BusinessClock clock,
            ClaimTable table,
            ClaimOffices offices,
            ClaimDecisions decisions,
            Institutions institutions,
            Clock wall) {
        this.sql = sql;
        this.clock = clock;
        this.table = table;
        this.offices = offices;
        this.decisions = decisions;
        this.institutions = institutions;
        this.retry = new Retry(wall);
    }

    @Override
    public int work() {
        int decided = 0;
        if (retry.isOver()) {
            for (ClaimOffice office : offices.all()) {
                List<ClaimTable.Row> taken = table.take(office.bearer(), clock.now(), BATCH);
                if (!taken.isEmpty()) {
                    decided += ask(office, taken);
                }
            }
        }
        return decided;
    }

    private int ask(ClaimOffice office, List<ClaimTable.Row> taken) {
        List<ClaimOffice.Answer> answers = answers(office, taken);
        retry.note(!answers.isEmpty());
        if (answers.isEmpty()) {
            table.release(taken);
        } else {
            sql.inTransaction(() -> decisions.keep(office, taken, answers));
        }
        return answers.size();
    }

    private List<ClaimOffice.Answer> answers(ClaimOffice office, List<ClaimTable.Row> taken) {
        try {
            return office.claim(taken.stream().map(this::claim).toList());
        } catch (ClaimOffice.Unreachable _) {
            return List.of();
        }
    }

    private ClaimOffice.Claim claim(ClaimTable.Row row) {
        String code =
                institutions
                        .find(row.institution())
                        .map(Institutions.Institution::code)
                        .orElse(String.valueOf(row.institution().value()));
        return new ClaimOffice.Claim(
                row.number(),
                code,
                String.valueOf(row.obligation().value()),
                row.amount(),
                HexFormat.of().formatHex(row.evidence()));
    }
}
