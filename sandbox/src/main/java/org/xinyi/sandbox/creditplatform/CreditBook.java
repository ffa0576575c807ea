package org.xinyi.sandbox.creditplatform;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.creditplatform.CreditFact.IdentitySet;
import org.xinyi.sandbox.creditplatform.CreditFact.PersonSet;
import org.xinyi.sandbox.creditplatform.CreditFact.Reported;
import org.xinyi.sandbox.store.Journal;

/// Everything the platform knows. Callers hold its monitor while they read and record.
final class CreditBook implements AutoCloseable {

    private record Key(String client, String number) {}

    private static final PersonRecord NOTHING = new PersonRecord();

    private final Journal<CreditFact> journal;
    private final Map<Key, Reported> reports = new HashMap<>();
    private final Map<String, PersonRecord> persons = new HashMap<>();

    CreditBook(Path folder) {
        journal = Journal.open(folder, CreditFact.class, this::apply);
    }

    void record(CreditFact fact) {
        journal.record(fact);
    }

    void flush() {
        journal.flush();
    }

    @Nullable Reported report(String client, String number) {
        return reports.get(new Key(client, number));
    }

    PersonRecord person(String reference) {
        return persons.getOrDefault(reference, NOTHING);
    }

    @Override
    public void close() {
        journal.close();
    }

    private void apply(CreditFact fact) {
        switch (fact) {
            case Reported reported -> {
                reports.put(new Key(reported.client(), reported.number()), reported);
                known(reported.person()).add(reported);
            }
            case PersonSet set -> known(set.person()).seriousDishonesty(set.seriousDishonesty());
            case IdentitySet set -> known(set.person()).identityVerified(set.verified());
        }
    }

    private PersonRecord known(String reference) {
        return persons.computeIfAbsent(reference, _ -> new PersonRecord());
    }
}
