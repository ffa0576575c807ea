package org.xinyi.clearing;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.MergeJoin;
import org.xinyi.kernel.Money;
import org.xinyi.ledger.Check;
import org.xinyi.payment.MoneyMoved;
import org.xinyi.payment.MoneyMoved.Moved;

/// Payment by payment, a channel's own bill says what it collected and gave back.
@Component
class ChannelBillCheck implements Check {

    private static final Set<LineType> COLLECTED =
            Set.of(LineType.COLLECTED, LineType.FOREIGN_COLLECTED);
    private static final Set<LineType> RETURNED =
            Set.of(LineType.RETURNED, LineType.FOREIGN_RETURNED);

    private final StatementFiles files;
    private final StatementLines lines;
    private final MoneyMoved money;

    ChannelBillCheck(StatementFiles files, StatementLines lines, MoneyMoved money) {
        this.files = files;
        this.lines = lines;
        this.money = money;
    }

    @Override
    public String name() {
        return "a-channels-bill-says-what-was-paid-and-given-back";
    }

    @Override
    public void run(Findings findings) {
        Received received = new Received(files.all());
        try (Stream<Moved> ours = money.payments()) {
            compare("payment", ours, COLLECTED, received, findings);
        }
        try (Stream<Moved> ours = money.givenBack()) {
            compare("give-back", ours, RETURNED, received, findings);
        }
    }

    private void compare(
            String what,
            Stream<Moved> ours,
            Set<LineType> types,
            Received received,
            Findings findings) {
        try (Stream<StatementLines.Filed> theirs = lines.bySubject(types)) {
            MergeJoin.outer(
                    ours.filter(one -> one.channel().online()).iterator(),
                    Moved::id,
                    MergeJoin.grouped(theirs.iterator(), StatementLines.Filed::subject),
                    group -> group.getFirst().subject(),
                    (one, group) -> {
                        if (one == null && group != null) {
                            notOurs(what, group, findings);
                        } else if (one != null) {
                            compare(what, one, group, received, findings);
                        }
                    });
        }
    }

    private static void notOurs(String what, List<StatementLines.Filed> group, Findings findings) {
        for (StatementLines.Filed line : group) {
            findings.compared(1);
            findings.difference(
                    what + " " + line.line().reference() + " at a channel",
                    Money.ZERO,
                    line.amount());
        }
    }

    private static void compare(
            String what,
            Moved ours,
            @Nullable List<StatementLines.Filed> group,
            Received received,
            Findings findings) {
        Instant at = ours.at();
        if (at == null && group == null) {
            return;
        }
        findings.compared(1);
        String subject = what + " " + ours.id();
        Money expected = at == null ? Money.ZERO : ours.amount();
        Money stated = group == null ? Money.ZERO : Money.sum(group, StatementLines.Filed::amount);
        int channel = ours.channel().code();
        if (group != null && !group.getFirst().party().equals(ours.payee())) {
            findings.broken(subject + " stands at another payee", stated);
        }
        if (expected.equals(stated)) {
            return;
        }
        if (at == null && ours.waiting()) {
            findings.explained(
                    Kinds.UNDERWAY, subject, expected, stated, "the channel is being asked for it");
        } else if (at != null
                && group == null
                && !received.covers(FileKind.CHANNEL_BILL, ours.payee(), channel, at)) {
            findings.explained(
                    Kinds.IN_TRANSIT,
                    subject,
                    expected,
                    stated,
                    received.notYet(FileKind.CHANNEL_BILL, ours.payee(), channel, at));
        } else {
            findings.difference(subject, expected, stated);
        }
    }
}
