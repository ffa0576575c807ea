package org.xinyi.credit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.ObligationId;
import org.xinyi.kernel.OrderId;
import org.xinyi.kernel.PartyId;
import org.xinyi.ledger.Balance;
import org.xinyi.ledger.Balances;
import org.xinyi.ledger.Holds;
import org.xinyi.ledger.Movement;
import org.xinyi.scheme.DueDates;
import org.xinyi.scheme.PackRef;
import org.xinyi.scheme.Schemes;

@Component
class LineDraws implements Draws {

    /// What a card funds is repaid by its bank's own rules, which no document states: when it is
    /// shown to fall due is our assumption. Nobody is reminded of it by us.
    private static final Duration CARD_TERM = Duration.ofDays(30);

    private final IdSource ids;
    private final Balances balances;
    private final Holds holds;
    private final StoredLines lines;
    private final StoredObligations obligations;
    private final Schemes schemes;

    LineDraws(
            IdSource ids,
            Balances balances,
            Holds holds,
            StoredLines lines,
            StoredObligations obligations,
            Schemes schemes) {
        this.ids = ids;
        this.balances = balances;
        this.holds = holds;
        this.lines = lines;
        this.obligations = obligations;
        this.schemes = schemes;
    }

    @Override
    public List<List<Obligation>> draw(List<Request> requests, Instant at) {
        // All locks are taken at once and in order: the holds' lines first, then others, could
        // meet.
        balances.lock(
                requests.stream().map(Request::line).filter(Objects::nonNull).distinct().toList());
        List<OrderId> orders = requests.stream().flatMap(r -> r.orders().stream()).toList();
        Map<OrderId, Money> heldOf =
                holds.close(orders, Holds.End.SETTLED, at).stream()
                        .collect(Collectors.toMap(Holds.Closed::order, Holds.Closed::amount));
        List<Portion> portions = portions(requests, heldOf);
        List<Obligation> drawn = new ArrayList<>();
        List<List<Obligation>> answers = new ArrayList<>();
        Map<CreditLines.Trust, Line> trust = trustLines(portions);
        for (Portion portion : portions) {
            List<Obligation> ofRequest = portion.obligations(trust, at);
            drawn.addAll(ofRequest);
            answers.add(ofRequest);
        }
        obligations.add(drawn);
        balances.move(
                drawn.stream()
                        .map(obligation -> Movement.drawn(obligation.line(), obligation.amount()))
                        .toList());
        return answers;
    }

    private List<Portion> portions(List<Request> requests, Map<OrderId, Money> heldOf) {
        List<LineId> schemeLines =
                requests.stream().map(Request::line).filter(Objects::nonNull).distinct().toList();
        Map<LineId, Line> lineOf = lines.find(schemeLines);
        Funds funds = new Funds(balances.lock(schemeLines));
        List<Portion> portions = new ArrayList<>();
        for (Request request : requests) {
            Money held = Money.sum(request.orders(), o -> heldOf.getOrDefault(o, Money.ZERO));
            LineId wanted = request.line();
            Line line = wanted == null ? null : lineOf.get(wanted);
            Money funded = line == null ? Money.ZERO : funds.take(line, request, held);
            portions.add(new Portion(request, line, held, funded));
        }
        return portions;
    }

    private Map<CreditLines.Trust, Line> trustLines(Collection<Portion> portions) {
        List<CreditLines.Trust> wanted =
                portions.stream()
                        .filter(portion -> portion.unfunded().isPositive())
                        .map(Portion::trust)
                        .toList();
        return wanted.isEmpty() ? Map.of() : lines.trust(wanted);
    }

    private Instant dueAt(@Nullable PackRef pack, Instant treatmentEndedAt, Instant billedAt) {
        return pack == null
                ? billedAt
                : DueDates.due(schemes.version(pack).repayment().due(), treatmentEndedAt, billedAt);
    }

    /// What the locked lines can still carry, request after request.
    private static final class Funds {

        private final Map<LineId, Balance> rows;
        private final Map<LineId, Money> taken = new HashMap<>();

        private Funds(Map<LineId, Balance> rows) {
            this.rows = rows;
        }

        /// A lender's word stands; on a line of ours, what the limit carries, and never less
        /// than what was held: a limit that was cut afterwards honours old holds.
        private Money take(Line line, Request request, Money held) {
            Money carried = request.lenderFunds();
            if (carried == null) {
                carried = free(line.id());
                LineId parent = line.parent();
                if (parent != null) {
                    carried = least(carried, free(parent));
                }
                carried = carried == null ? request.personal() : carried.max(held);
            }
            Money funded = request.personal().min(carried);
            taken.merge(line.id(), funded, Money::plus);
            if (line.parent() != null) {
                taken.merge(line.parent(), funded, Money::plus);
            }
            return funded;
        }

        private @Nullable Money free(LineId line) {
            Balance row = Objects.requireNonNull(rows.get(line), "No balance for " + line);
            Money available = row.available();
            return available == null
                    ? null
                    : available.minus(taken.getOrDefault(line, Money.ZERO)).max(Money.ZERO);
        }

        private static @Nullable Money least(@Nullable Money one, @Nullable Money other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            return one.min(other);
        }
    }

    /// How one personal share is carried.
    private final class Portion {

        private final Request request;
        private final @Nullable Line line;
        private final Money held;
        private final Money funded;

        private Portion(Request request, @Nullable Line line, Money held, Money funded) {
            this.request = request;
            this.line = line;
            this.held = held;
            this.funded = funded;
        }

        private Money unfunded() {
            return request.personal().minus(funded);
        }

        private CreditLines.Trust trust() {
            return new CreditLines.Trust(request.patient(), request.institution());
        }

        private List<Obligation> obligations(Map<CreditLines.Trust, Line> trust, Instant at) {
            List<Obligation> both = new ArrayList<>(2);
            if (line != null && funded.isPositive()) {
                PartyId lender = line.lender();
                both.add(
                        obligation(
                                request.obligation(),
                                line,
                                lender == null ? request.institution().party() : lender,
                                funded,
                                at));
            }
            if (unfunded().isPositive()) {
                Line own = Objects.requireNonNull(trust.get(trust()));
                both.add(
                        obligation(
                                both.isEmpty()
                                        ? request.obligation()
                                        : new ObligationId(ids.next()),
                                own,
                                request.institution().party(),
                                unfunded(),
                                at));
            }
            return both;
        }

        private Obligation obligation(
                ObligationId id, Line on, PartyId owner, Money amount, Instant at) {
            boolean ofScheme = on.kind() == Line.Kind.SCHEME || on.kind() == Line.Kind.SHARE;
            PackRef pack = ofScheme ? request.pack() : null;
            return new Obligation(
                    id,
                    on.id(),
                    request.patient(),
                    on.debtor(),
                    request.institution(),
                    request.visit(),
                    request.settlement(),
                    pack,
                    owner,
                    amount,
                    ofScheme && amount.isMoreThan(held),
                    null,
                    request.treatmentEndedAt(),
                    on.kind() == Line.Kind.CARD
                            ? at.plus(CARD_TERM)
                            : dueAt(pack, request.treatmentEndedAt(), at),
                    at);
        }
    }
}
