package org.xinyi.credit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.xinyi.commitment.CommitmentRevoked;
import org.xinyi.commitment.CommitmentSigned;
import org.xinyi.commitment.Commitments.Commitment;
import org.xinyi.credit.Applications.Application;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.LineId;
import org.xinyi.scheme.Pack;
import org.xinyi.scheme.Schemes;

/// From a signature to an application, and from a revocation to a block.
@Component
class ApplicationDesk {

    static final String REVOKED = "revoked";

    private final IdSource ids;
    private final BusinessClock clock;
    private final Applications applications;
    private final ApplicationPump pump;
    private final Granting granting;
    private final Schemes schemes;
    private final StoredLines lines;
    private final LineBlocks blocks;

    ApplicationDesk(
            IdSource ids,
            BusinessClock clock,
            Applications applications,
            ApplicationPump pump,
            Granting granting,
            Schemes schemes,
            StoredLines lines,
            LineBlocks blocks) {
        this.ids = ids;
        this.clock = clock;
        this.applications = applications;
        this.pump = pump;
        this.granting = granting;
        this.schemes = schemes;
        this.lines = lines;
        this.blocks = blocks;
    }

    /// Sign and use: a scheme that asks nothing of anybody opens its line with the signature.
    /// Where facts, a score or a lender have to be asked, an application waits; where there are
    /// several lenders, the patient chooses first.
    @EventListener
    void on(CommitmentSigned signed) {
        Commitment commitment = signed.commitment();
        Pack pack = schemes.version(commitment.pack());
        List<String> offered = pack.credit().lenders();
        if (!pack.credit().lends() || offered.size() > 1) {
            return;
        }
        Application application = apply(commitment, offered.isEmpty() ? null : offered.getFirst());
        boolean scored = !pack.credit().scoring().sources().isEmpty();
        if (pack.eligibility().isEmpty() && offered.isEmpty() && !scored) {
            granting.grant(List.of(new Granting.Grant(application, null, Map.of())));
        }
    }

    /// No new holds from now on; what is owed stays owed. What was applied for waits no more. A
    /// line that a relative owes ends: whoever signs next may be another debtor.
    @EventListener
    void on(CommitmentRevoked revoked) {
        Commitment commitment = revoked.commitment();
        applications.withdraw(commitment.patient(), commitment.id());
        List<Line> under =
                lines.of(commitment.patient()).stream()
                        .filter(line -> line.patient().equals(commitment.patient()))
                        .filter(
                                line ->
                                        line.pack() != null
                                                && line.pack().id().equals(commitment.pack().id()))
                        .toList();
        blocks.block(
                under.stream()
                        .map(line -> new LineBlocks.Block(line.id(), REVOKED, null))
                        .toList());
        lines.close(
                under.stream()
                        .filter(line -> line.kind() == Line.Kind.SCHEME)
                        .filter(line -> !line.debtor().equals(line.patient()))
                        .filter(line -> line.debtor().equals(commitment.proxy()))
                        .map(Line::id)
                        .toList());
    }

    /// Applies for a line under a commitment, in the caller's transaction.
    Application apply(Commitment commitment, @Nullable String lender) {
        return apply(commitment, lender, false, null);
    }

    /// Applies for a card beside the line, in the caller's transaction.
    Application applyForCard(Commitment commitment, String lender) {
        return apply(commitment, lender, true, null);
    }

    /// Asks about an open line again, in the caller's transaction: by the house, which tells
    /// nobody of a no.
    Application askAgain(Commitment commitment, @Nullable String lender, LineId line) {
        return apply(commitment, lender, false, line);
    }

    private Application apply(
            Commitment commitment, @Nullable String lender, boolean card, @Nullable LineId again) {
        Application application =
                new Application(
                        ids.next(),
                        commitment.patient(),
                        commitment.pack(),
                        commitment.id(),
                        lender,
                        card,
                        again,
                        clock.now(),
                        Applications.State.WAITING,
                        null,
                        null);
        applications.add(List.of(application));
        pump.wake();
        return application;
    }
}
