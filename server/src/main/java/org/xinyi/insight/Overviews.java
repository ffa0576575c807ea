package org.xinyi.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.sql.Sql;

/// What happened in a city, in numbers.
@Component
public class Overviews {

    private final Sql sql;
    private final CareFigures care;
    private final MoneyFigures money;

    Overviews(Sql sql, CareFigures care, MoneyFigures money) {
        this.sql = sql;
        this.care = care;
        this.money = money;
    }

    /// All figures belong to the same moment.
    ///
    /// @param from first day
    /// @param to last day, included
    /// @param institution null: the whole city
    /// @throws RefusedException with [InsightRefusal.PeriodInvalid] unless it is 1 to 366 days
    public Overview take(LocalDate from, LocalDate to, @Nullable InstitutionId institution) {
        Span span = new Span(from, to, institution);
        List<Overview> taken = new ArrayList<>(1);
        sql.onSnapshot(() -> taken.add(take(span)));
        return taken.getFirst();
    }

    private Overview take(Span span) {
        MoneyFigures.Billed billed = money.billed(span);
        MoneyFigures.Repaid repaid = money.repaid(span);
        MoneyFigures.Owed owed = money.owed(span);
        MoneyFigures.Rare rare = money.rare(span);
        return new Overview(
                span.from(),
                span.to(),
                care.visits(span),
                care.admissions(span),
                care.discharges(span),
                care.inBeds(span),
                care.orders(span),
                care.charges(span),
                billed.total(),
                billed.bySource(),
                money.drawn(span),
                money.released(span),
                rare.refunded(),
                repaid.total(),
                repaid.onTime(),
                repaid.total().minus(repaid.onTime()),
                owed.outstanding(),
                owed.overdue(),
                rare.writtenOff(),
                rare.subsidy());
    }
}
