package org.xinyi.ledger;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.sql.Sql;

/// Seals what has been written: block after block up to the oldest transaction that is still open.
/// Takes no lock that a writer waits for; of two servers that seal the same block, one does.
@Component
class Sealing {

    /// Rows in a block, unless one transaction alone wrote more.
    static final int BLOCK_ROWS_MAX = 20_000;

    private final Sql sql;
    private final BusinessClock clock;
    private final SealTable table;
    private final ChainRows rows;

    Sealing(Sql sql, BusinessClock clock, SealTable table, ChainRows rows) {
        this.sql = sql;
        this.clock = clock;
        this.table = table;
        this.rows = rows;
    }

    /// Seals everything of the current city that can be sealed now.
    ///
    /// @return how many blocks were added
    int seal() {
        int added = 0;
        for (Chain chain : Chain.values()) {
            added += seal(chain);
        }
        return added;
    }

    private int seal(Chain chain) {
        Seal.Head head = table.head(chain);
        long frontier = rows.frontier();
        if (frontier < head.endXid()) {
            throw new IllegalStateException(
                    "The database counts its transactions anew: it is at "
                            + frontier
                            + ", the "
                            + chain
                            + " are sealed up to "
                            + head.endXid());
        }
        int added = 0;
        for (long end : ends(rows.loads(chain, head.endXid(), frontier), frontier)) {
            Seal.Head last = head;
            Optional<Seal> seal = sql.inTransaction(() -> add(last, end));
            if (seal.isEmpty()) {
                return added;
            }
            head = seal.get().head();
            added++;
        }
        return added;
    }

    /// Where blocks end: whole transactions, as many as fit; the last block goes to the frontier.
    static List<Long> ends(List<ChainRows.Load> loads, long frontier) {
        List<Long> ends = new ArrayList<>();
        long inBlock = 0;
        for (ChainRows.Load load : loads) {
            if (inBlock > 0 && inBlock + load.rows() > BLOCK_ROWS_MAX) {
                ends.add(load.xid());
                inBlock = 0;
            }
            inBlock += load.rows();
        }
        if (inBlock > 0) {
            ends.add(frontier);
        }
        return ends;
    }

    /// @return empty when another server has sealed this block
    private Optional<Seal> add(Seal.Head head, long end) {
        Seal seal =
                Seal.after(
                        head,
                        end,
                        rows.block(head.chain(), head.endXid(), end),
                        clock.now().truncatedTo(ChronoUnit.MICROS));
        return Optional.of(seal).filter(table::add);
    }
}
