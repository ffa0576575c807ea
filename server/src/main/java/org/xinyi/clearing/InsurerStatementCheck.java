package org.xinyi.clearing;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.insurance.Split;
import org.xinyi.kernel.MergeJoin;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PartyId;
import org.xinyi.ledger.Check;
import org.xinyi.ledger.Source;
import org.xinyi.settlement.InsuredSettlements;
import org.xinyi.settlement.InsuredSettlements.Insured;
import org.xinyi.settlement.Settlement;

/// Settlement by settlement and share by share, the insurer's own statement says what we posted.
@Component
class InsurerStatementCheck implements Check {

    private final StatementFiles files;
    private final StatementLines lines;
    private final InsuredSettlements settlements;

    InsurerStatementCheck(
            StatementFiles files, StatementLines lines, InsuredSettlements settlements) {
        this.files = files;
        this.lines = lines;
        this.settlements = settlements;
    }

    @Override
    public String name() {
        return "the-insurers-statement-says-what-was-settled";
    }

    @Override
    public void run(Findings findings) {
        Received received = new Received(files.all());
        try (Stream<Insured> ours = settlements.all();
                Stream<StatementLines.Filed> theirs = lines.bySubject(Set.of(LineType.INSURED))) {
            MergeJoin.outer(
                    ours.iterator(),
                    one -> one.id().value(),
                    MergeJoin.grouped(theirs.iterator(), StatementLines.Filed::subject),
                    group -> group.getFirst().subject(),
                    (one, group) -> compare(one, group, received, findings));
        }
    }

    private static void compare(
            @Nullable Insured ours,
            @Nullable List<StatementLines.Filed> group,
            Received received,
            Findings findings) {
        Split theirs = group == null ? new Split(Map.of()) : sum(group);
        if (ours == null) {
            findings.compared(1);
            unknown(theirs, group, findings);
            return;
        }
        Split expected = expected(ours);
        if (expected.shares().isEmpty() && group == null) {
            return;
        }
        findings.compared(1);
        elsewhere(ours, group, findings);
        if (expected.equals(theirs)) {
            return;
        }
        Optional<Fact> fact = fact(ours, theirs, received);
        String subject = "settlement " + ours.id().value();
        if (fact.isPresent()) {
            findings.explained(
                    fact.get().kind, subject, expected.total(), theirs.total(), fact.get().text);
            return;
        }
        for (Source source : Source.values()) {
            Money booked = expected.of(source);
            Money stated = theirs.of(source);
            if (!booked.equals(stated)) {
                findings.difference(source + " of " + subject, booked, stated);
            }
        }
    }

    /// What the insurer holds now: nothing once it was taken back.
    private static Split expected(Insured ours) {
        boolean stands = ours.state() == Settlement.State.POSTED && ours.insured();
        return stands ? ours.split() : new Split(Map.of());
    }

    private static void unknown(
            Split theirs, @Nullable List<StatementLines.Filed> group, Findings findings) {
        if (group != null && !theirs.shares().isEmpty()) {
            findings.difference(
                    "settlement at the insurer " + group.getFirst().line().reference(),
                    Money.ZERO,
                    theirs.total());
        }
    }

    private static void elsewhere(
            Insured ours, @Nullable List<StatementLines.Filed> group, Findings findings) {
        if (group != null && !group.getFirst().party().equals(ours.institution().party())) {
            findings.broken(
                    "settlement " + ours.id().value() + " stands at another institution",
                    ours.split().total());
        }
    }

    private record Fact(String kind, String text) {}

    private static Optional<Fact> fact(Insured ours, Split theirs, Received received) {
        boolean nothing = theirs.shares().isEmpty();
        Instant postedAt = ours.postedAt();
        Instant replacedAt = ours.replacedAt();
        return switch (ours.state()) {
            case PREPARED ->
                    Optional.of(new Fact(Kinds.UNDERWAY, "the insurer is being asked for it"));
            case POSTED ->
                    nothing && ours.refundUnderway()
                            ? Optional.of(new Fact(Kinds.UNDERWAY, "it is being taken back"))
                            : nothing ? notYet(ours, postedAt, received) : Optional.empty();
            case REPLACED ->
                    theirs.equals(ours.split())
                            ? notYet(ours, replacedAt, received)
                            : Optional.empty();
            case REFUSED -> Optional.empty();
        };
    }

    private static Optional<Fact> notYet(Insured ours, @Nullable Instant at, Received received) {
        PartyId place = ours.institution().party();
        return at == null || received.covers(FileKind.INSURER_STATEMENT, place, 0, at)
                ? Optional.empty()
                : Optional.of(
                        new Fact(
                                Kinds.IN_TRANSIT,
                                received.notYet(FileKind.INSURER_STATEMENT, place, 0, at)));
    }

    private static Split sum(List<StatementLines.Filed> group) {
        Map<Source, Money> shares = new EnumMap<>(Source.class);
        group.forEach(one -> shares.merge(one.line().source(), one.amount(), Money::plus));
        return new Split(shares);
    }
}
