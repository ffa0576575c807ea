package org.xinyi.ledger;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lines, holds and journals as plain values: what the books must say after each operation. Amounts
/// are fen.
final class BooksModel {

    static final class Line {
        final long id;
        final @Nullable Line parent;
        @Nullable Long limit;
        long opened;
        long closed;
        long drawn;
        long repaid;

        Line(long id, @Nullable Line parent, @Nullable Long limit) {
            this.id = id;
            this.parent = parent;
            this.limit = limit;
        }

        boolean carries(long amount) {
            Long most = limit;
            boolean own = most == null || amount <= most - (opened - closed) - (drawn - repaid);
            return own && (parent == null || parent.carries(amount));
        }

        void open(long amount) {
            opened += amount;
            if (parent != null) {
                parent.open(amount);
            }
        }

        void close(long amount) {
            closed += amount;
            if (parent != null) {
                parent.close(amount);
            }
        }

        void draw(long amount) {
            drawn += amount;
            if (parent != null) {
                parent.draw(amount);
            }
        }

        void repay(long amount) {
            repaid += amount;
            if (parent != null) {
                parent.repay(amount);
            }
        }

        /// Limit or −1, held, used.
        long[] now() {
            Long most = limit;
            return new long[] {most == null ? -1 : most, opened - closed, drawn - repaid};
        }
    }

    record Hold(long order, Line line, long amount) {}

    final Map<Long, Line> lines = new LinkedHashMap<>();
    final Map<Long, Hold> open = new LinkedHashMap<>();

    /// Debits less credits, by owner, source, account and key.
    final Map<String, Long> accounts = new HashMap<>();

    long entries;

    boolean hold(long order, Line line, long amount) {
        if (!line.carries(amount)) {
            return false;
        }
        line.open(amount);
        open.put(order, new Hold(order, line, amount));
        return true;
    }

    void close(long order) {
        Hold hold = open.remove(order);
        if (hold != null) {
            hold.line().close(hold.amount());
        }
    }

    void post(Entry entry) {
        entries++;
        add(entry, entry.debit(), entry.amount().fen());
        add(entry, entry.credit(), -entry.amount().fen());
    }

    private void add(Entry entry, Account account, long fen) {
        Long key = account.key();
        String name =
                entry.owner().value()
                        + " "
                        + entry.source()
                        + " "
                        + account.type()
                        + " "
                        + (key == null ? 0 : key);
        accounts.merge(name, fen, Long::sum);
    }
}
