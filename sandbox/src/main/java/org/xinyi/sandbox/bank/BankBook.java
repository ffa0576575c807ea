package org.xinyi.sandbox.bank;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xinyi.sandbox.bank.BankFact.Advised;
import org.xinyi.sandbox.bank.BankFact.Applied;
import org.xinyi.sandbox.bank.BankFact.Approved;
import org.xinyi.sandbox.bank.BankFact.BookKey;
import org.xinyi.sandbox.bank.BankFact.ClientRegistered;
import org.xinyi.sandbox.bank.BankFact.CounterPaid;
import org.xinyi.sandbox.bank.BankFact.DayEnded;
import org.xinyi.sandbox.bank.BankFact.DaysBegun;
import org.xinyi.sandbox.bank.BankFact.Drawn;
import org.xinyi.sandbox.bank.BankFact.LimitSet;
import org.xinyi.sandbox.bank.BankFact.Raised;
import org.xinyi.sandbox.store.Journal;

/// Everything the banks know. Callers hold its monitor while they read and record.
final class BankBook implements AutoCloseable {

    private final Journal<BankFact> journal;
    private final Map<BookKey, ClientBook> books = new LinkedHashMap<>();
    private final Map<String, ClientBook> booksByLine = new HashMap<>();
    private long lastNumber;
    private @Nullable LocalDate lastEndedDay;

    BankBook(Path folder) {
        journal = Journal.open(folder, BankFact.class, this::apply);
    }

    void record(BankFact fact) {
        journal.record(fact);
    }

    void flush() {
        journal.flush();
    }

    synchronized @Nullable ClientBook book(BookKey key) {
        return books.get(key);
    }

    @Nullable ClientBook bookOfLine(String line) {
        return booksByLine.get(line);
    }

    Collection<ClientBook> books() {
        return books.values();
    }

    /// A number that was never given out, of a line or a payment at the counter.
    long nextNumber() {
        return lastNumber + 1;
    }

    @Nullable LocalDate lastEndedDay() {
        return lastEndedDay;
    }

    @Override
    public void close() {
        journal.close();
    }

    private void apply(BankFact fact) {
        switch (fact) {
            case ClientRegistered registered -> apply(registered);
            case Applied applied -> known(applied.book()).apply(applied);
            case Approved approved -> {
                ClientBook book = known(approved.book());
                book.apply(approved);
                if (booksByLine.put(approved.line(), book) == null) {
                    lastNumber++;
                }
            }
            case Drawn drawn -> known(drawn.book()).apply(drawn);
            case Advised advised -> known(advised.book()).apply(advised);
            case CounterPaid paid -> {
                known(paid.book()).apply(paid);
                lastNumber++;
            }
            case LimitSet set -> known(set.book()).apply(set);
            case Raised raised -> known(raised.book()).apply(raised);
            case DaysBegun begun -> lastEndedDay = begun.after();
            case DayEnded ended -> {
                lastEndedDay = ended.day();
                ended.payouts().forEach(payout -> known(payout.book()).apply(payout));
            }
        }
    }

    private void apply(ClientRegistered registered) {
        ClientBook known = books.get(registered.book());
        if (known == null) {
            ClientBook book = new ClientBook(registered.book(), registered.secret());
            books.put(registered.book(), book);
        } else {
            known.secret(registered.secret());
        }
    }

    private ClientBook known(BookKey key) {
        return Objects.requireNonNull(books.get(key));
    }
}
