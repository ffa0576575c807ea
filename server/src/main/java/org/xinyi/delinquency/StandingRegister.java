package org.xinyi.delinquency;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PatientId;

/// How everybody stands who ever owed anything, in order of the patients' numbers: as the tables
/// keep it now, and as it follows for any moment from packs, obligations, entries and the action
/// log alone. For a moment that is now the two say the same.
public interface StandingRegister {

    /// @param standings by scheme, such as `S04` to `LISTED`
    /// @param open what is owed in all
    /// @param bills in order of the end of treatment
    record Entry(
            PatientId person, SortedMap<String, String> standings, Money open, List<Bill> bills) {
        public Entry {
            bills = List.copyOf(bills);
        }
    }

    /// @param rungs when each was begun
    /// @param listings such as `list-30d 2020-07-10T02:00:00Z CITY_LIST:PAID@2020-08-01T02:00:00Z`
    record Bill(
            Instant treatmentEndedAt,
            Money amount,
            Money open,
            SortedMap<String, Instant> rungs,
            List<String> listings) {
        public Bill {
            listings = List.copyOf(listings);
        }
    }

    void now(Consumer<Entry> each);

    void asOf(Instant moment, Consumer<Entry> each);
}
