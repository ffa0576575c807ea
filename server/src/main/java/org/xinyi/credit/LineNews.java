package org.xinyi.credit;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.LineId;
import org.xinyi.kernel.Money;
import org.xinyi.ledger.Actions;
import org.xinyi.notice.Notices;
import org.xinyi.notice.Template;
import org.xinyi.people.Person;
import org.xinyi.scheme.PackRef;
import org.xinyi.scheme.Schemes;

/// Tells patients what became of their wish for a line, and logs it.
@Component
class LineNews {

    private final IdSource ids;
    private final BusinessClock clock;
    private final Notices notices;
    private final Actions actions;
    private final Schemes schemes;

    LineNews(IdSource ids, BusinessClock clock, Notices notices, Actions actions, Schemes schemes) {
        this.ids = ids;
        this.clock = clock;
        this.notices = notices;
        this.actions = actions;
        this.schemes = schemes;
    }

    void opened(List<LineBook.Opening> openings) {
        notices.send(
                openings.stream()
                        .map(
                                one ->
                                        new Notices.Notice(
                                                ids.next(),
                                                one.line().patient(),
                                                Template.LINE_OPENED,
                                                one.line().id().value(),
                                                opened(one)))
                        .toList());
        Instant now = clock.now();
        actions.append(
                openings.stream()
                        .map(
                                one ->
                                        new Actions.Action(
                                                ids.next(),
                                                now,
                                                "line.opened",
                                                one.line().id().value(),
                                                null,
                                                "{\"pack\":\"" + one.line().pack() + "\"}"))
                        .toList());
    }

    void raised(List<RaisesByRule.Raise> raises, Map<LineId, Line> lines) {
        notices.send(
                raises.stream()
                        .map(
                                one ->
                                        new Notices.Notice(
                                                ids.next(),
                                                Objects.requireNonNull(lines.get(one.line()))
                                                        .debtor(),
                                                Template.LIMIT_RAISED,
                                                one.line().value(),
                                                raised(one)))
                        .toList());
    }

    private Map<String, String> raised(RaisesByRule.Raise one) {
        Map<String, String> said = new HashMap<>();
        said.put("scheme", name(one.pack()));
        said.put("limit", one.to().toString());
        if (one.level() != null) {
            said.put("level", one.level().toString());
        }
        return said;
    }

    /// Both are told who repays from now on.
    ///
    /// @param payer who has taken on the debts, or gives that up
    void repays(Template what, Line line, Person holder, Person payer) {
        Map<String, String> said =
                Map.of(
                        "payer",
                        payer.nameMasked(),
                        "holder",
                        holder.nameMasked(),
                        "scheme",
                        name(line.pack()));
        notices.send(
                List.of(holder, payer).stream()
                        .map(
                                one ->
                                        new Notices.Notice(
                                                ids.next(),
                                                one.id(),
                                                what,
                                                line.id().value(),
                                                said))
                        .toList());
    }

    void refused(List<Granting.Denial> denials) {
        notices.send(
                denials.stream()
                        .map(
                                denial ->
                                        new Notices.Notice(
                                                ids.next(),
                                                denial.application().patient(),
                                                Template.LINE_REFUSED,
                                                denial.application().id(),
                                                Map.of(
                                                        "scheme",
                                                        name(denial.application().pack()),
                                                        "reason",
                                                        denial.reason())))
                        .toList());
        Instant now = clock.now();
        actions.append(
                denials.stream()
                        .map(
                                denial ->
                                        new Actions.Action(
                                                ids.next(),
                                                now,
                                                "line.refused",
                                                denial.application().id(),
                                                null,
                                                "{\"pack\":\""
                                                        + denial.application().pack()
                                                        + "\"}"))
                        .toList());
    }

    private String name(@Nullable PackRef pack) {
        return pack == null ? "" : schemes.version(pack).name().zh();
    }

    /// Without a limit nothing is said of one.
    private Map<String, String> opened(LineBook.Opening opening) {
        boolean card = opening.line().kind() == Line.Kind.CARD;
        String scheme = name(opening.line().pack()) + (card ? "·医保专属信用卡" : "");
        Money limit = opening.limit();
        return limit == null
                ? Map.of("scheme", scheme)
                : Map.of("scheme", scheme, "limit", limit.toString());
    }
}
