package org.xinyi.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.MergeJoin;
import org.xinyi.kernel.Money;

/// The chains are whole, and every block holds what it held when it was sealed. All blocks are
/// compared by what the database recomputes quickly; those since the last closed day, and in full
/// all of them, by their digest.
@Component
class SealCheck implements Check {

    private final SealTable table;
    private final ChainRows rows;
    private final ClosedTable closed;

    SealCheck(SealTable table, ChainRows rows, ClosedTable closed) {
        this.table = table;
        this.rows = rows;
        this.closed = closed;
    }

    @Override
    public String name() {
        return "sealed-blocks-are-as-they-were-sealed";
    }

    @Override
    public void run(Findings findings) {
        for (Chain chain : Chain.values()) {
            List<Long> bounds = links(chain, findings);
            if (!bounds.isEmpty()) {
                long from = findings.inFull() ? 0 : lastClosed(chain);
                blocks(chain, bounds, from, findings);
            }
        }
    }

    private long lastClosed(Chain chain) {
        return closed.last(ClosedPeriod.Period.DAY)
                .map(day -> chain == Chain.JOURNALS ? day.journals() : day.actions())
                .orElse(0L);
    }

    /// @return the first transaction of every block, and the end of the last
    private List<Long> links(Chain chain, Findings findings) {
        List<Long> bounds = new ArrayList<>();
        Seal.Head head = Seal.Head.genesis(chain);
        try (Stream<Seal> seals = table.all(chain)) {
            for (Seal seal : (Iterable<Seal>) seals::iterator) {
                findings.compared(1);
                follows(head, seal, findings);
                bounds.add(seal.firstXid());
                head = seal.head();
            }
        }
        if (!bounds.isEmpty()) {
            bounds.add(head.endXid());
            if (rows.frontier() < head.endXid()) {
                findings.broken("the database counts its transactions anew", Money.ZERO);
            }
        }
        return bounds;
    }

    private static void follows(Seal.Head head, Seal seal, Findings findings) {
        boolean next =
                seal.number() == head.number() + 1
                        && seal.firstXid() == head.endXid()
                        && seal.previous().equals(head.hash());
        if (!next) {
            findings.broken(seal + " does not follow block " + head.number(), amount(seal));
        }
        if (!seal.hash().equals(seal.computedHash())) {
            findings.broken(seal + " does not say what it said when it was sealed", amount(seal));
        }
    }

    private void blocks(Chain chain, List<Long> bounds, long from, Findings findings) {
        long[] place = {0};
        try (Stream<Seal> seals = table.all(chain);
                Stream<ChainRows.Found> found = rows.contents(chain, bounds)) {
            MergeJoin.outer(
                    seals.map(seal -> new Placed(++place[0], seal)).iterator(),
                    Placed::place,
                    found.iterator(),
                    one -> (long) one.bucket(),
                    (placed, one) -> {
                        if (placed != null) {
                            compare(placed.seal, one, placed.seal.number() > from, findings);
                        }
                    });
        }
    }

    private record Placed(long place, Seal seal) {}

    private void compare(
            Seal seal, ChainRows.@Nullable Found found, boolean byDigest, Findings findings) {
        Seal.Contents now = found == null ? Seal.Contents.NOTHING : found.contents();
        Seal.Contents then = seal.contents();
        String subject = seal + " of " + seal.sealedAt();
        if (now.amount().compareTo(then.amount()) != 0) {
            findings.difference(subject, fen(now.amount()), fen(then.amount()));
        } else if (now.rows() != then.rows()) {
            findings.broken(
                    subject + " holds " + now.rows() + " rows, sealed were " + then.rows(),
                    amount(seal));
        } else if (now.fingerprint().compareTo(then.fingerprint()) != 0
                || (byDigest && !digest(seal).equals(seal.content()))) {
            findings.broken(subject + " holds a row that was changed", amount(seal));
        }
    }

    private Seal.Digest digest(Seal seal) {
        return rows.block(seal.chain(), seal.firstXid(), seal.endXid()).digest();
    }

    /// What is at stake in a block: anything in it may be what was changed.
    private static Money amount(Seal seal) {
        Money whole = fen(seal.contents().amount());
        return whole.isZero() ? Money.ofFen(1) : whole;
    }

    private static Money fen(BigDecimal amount) {
        return Money.ofFen(amount.longValueExact());
    }
}
