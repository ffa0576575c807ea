package org.xinyi.delinquency;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.Money;

/// What the offices say to claims.
@Component
class ClaimDecisions {

    private final BusinessClock clock;
    private final ClaimTable table;
    private final SettlingClaims settling;
    private final LayerYears years;

    ClaimDecisions(
            BusinessClock clock, ClaimTable table, SettlingClaims settling, LayerYears years) {
        this.clock = clock;
        this.table = table;
        this.settling = settling;
        this.years = years;
    }

    /// Keeps decisions and posts what was granted, in the caller's transaction.
    void keep(ClaimOffice office, List<ClaimTable.Row> taken, List<ClaimOffice.Answer> answers) {
        Map<String, ClaimTable.Row> byNumber = new HashMap<>();
        Map<Long, ClaimTable.Row> byId = new HashMap<>();
        for (ClaimTable.Row row : taken) {
            byNumber.put(row.number(), row);
            byId.put(row.id(), row);
        }
        Instant now = clock.now();
        Instant tomorrow = BusinessClock.startOf(clock.today().plusDays(1));
        List<ClaimTable.Decided> decided = new ArrayList<>();
        for (ClaimOffice.Answer answer : answers) {
            ClaimTable.Row row = byNumber.get(answer.number());
            if (row != null) {
                decided.add(decided(row, answer, tomorrow));
            }
        }
        Set<Long> decidedNow = new HashSet<>(table.decide(decided, now));
        Map<ClaimTable.Row, Money> granted = new LinkedHashMap<>();
        Map<LayerYears.Key, Money> unused = new HashMap<>();
        for (ClaimTable.Decided one : decided) {
            ClaimTable.Row row = Objects.requireNonNull(byId.get(one.id()));
            boolean open = one.state() == ClaimTable.State.SENT;
            if (!open && decidedNow.contains(one.id())) {
                granted.put(row, one.granted());
                int year = BusinessClock.dateOf(row.madeAt()).getYear();
                unused.merge(
                        new LayerYears.Key(row.pack().id(), row.layer(), year),
                        one.granted().minus(row.amount()),
                        Money::plus);
            }
        }
        settling.granted(office, granted, now);
        years.add(unused);
    }

    private static ClaimTable.Decided decided(
            ClaimTable.Row row, ClaimOffice.Answer answer, Instant tomorrow) {
        return switch (answer) {
            case ClaimOffice.Answer.Pending _ ->
                    new ClaimTable.Decided(
                            row.id(), ClaimTable.State.SENT, Money.ZERO, tomorrow, null);
            case ClaimOffice.Answer.Accepted(String _, Money granted) ->
                    new ClaimTable.Decided(
                            row.id(),
                            ClaimTable.State.ACCEPTED,
                            granted.min(row.amount()),
                            tomorrow,
                            null);
            case ClaimOffice.Answer.Rejected(String _, String reason) ->
                    new ClaimTable.Decided(
                            row.id(), ClaimTable.State.REJECTED, Money.ZERO, tomorrow, reason);
        };
    }
}
