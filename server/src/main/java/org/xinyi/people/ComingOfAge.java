package org.xinyi.people;

import java.time.LocalDate;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.Adulthood;
import org.xinyi.kernel.DailyWork;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.sql.Sql;

/// Tells the modules above on each day who is a minor no longer.
@Component
class ComingOfAge implements DailyWork {

    private static final int ORDER = 100;

    private final Sql sql;
    private final PatientTable table;
    private final ApplicationEventPublisher events;

    ComingOfAge(Sql sql, PatientTable table, ApplicationEventPublisher events) {
        this.sql = sql;
        this.table = table;
        this.events = events;
    }

    @Override
    public String name() {
        return "coming-of-age";
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public void close(LocalDate day) {
        Set<PatientId> adults = new HashSet<>(table.livingBornOn(birthdays(day.plusDays(1))));
        if (!adults.isEmpty()) {
            sql.inTransaction(() -> events.publishEvent(new CameOfAge(adults)));
        }
    }

    /// Of whom a day is the first of age: who was born on 29 February may wait until 1 March.
    static List<LocalDate> birthdays(LocalDate today) {
        LocalDate birthday = today.minusYears(Adulthood.AGE);
        return Stream.of(birthday.minusDays(1), birthday)
                .filter(born -> isAdult(born, today) && !isAdult(born, today.minusDays(1)))
                .toList();
    }

    private static boolean isAdult(LocalDate bornOn, LocalDate day) {
        return Adulthood.isAdult(Period.between(bornOn, day).getYears());
    }
}
