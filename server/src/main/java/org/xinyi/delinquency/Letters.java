package org.xinyi.delinquency;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.credit.Obligation;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.Money;
import org.xinyi.kernel.PatientId;
import org.xinyi.notice.Notices;
import org.xinyi.notice.Template;
import org.xinyi.people.Institutions;
import org.xinyi.scheme.FollowUpTerms;
import org.xinyi.scheme.FollowUpTerms.Effect;
import org.xinyi.scheme.FollowUpTerms.Penalty;
import org.xinyi.scheme.Pack;

/// What debtors are written: amount, hospital and date, never an item or a diagnosis. Goes to the
/// debtor alone.
@Component
class Letters {

    private final IdSource ids;
    private final Notices notices;
    private final Institutions institutions;

    Letters(IdSource ids, Notices notices, Institutions institutions) {
        this.ids = ids;
        this.notices = notices;
        this.institutions = institutions;
    }

    /// A letter about an obligation, made and not yet sent.
    Notices.Notice reminder(Case one, Money amount, Instant at) {
        Obligation obligation = one.obligation();
        Map<String, String> parameters = about(obligation.institution(), amount);
        if (at.isAfter(obligation.dueAt())) {
            parameters.put("due", date(obligation.dueAt()));
        }
        return letter(one, Template.REMINDER, parameters);
    }

    Notices.Notice call(Case one, Money amount) {
        return letter(one, Template.CALL_ANNOUNCED, about(one.obligation().institution(), amount));
    }

    Notices.Notice announcement(Case one, Step.Announce step) {
        Map<String, String> parameters = about(one.obligation().institution(), step.amount());
        parameters.put("date", date(step.runsAt()));
        basis(one.pack().followUp(), step.rung())
                .ifPresent(
                        basis -> {
                            parameters.put("basis", basis.zh());
                            parameters.put("basis.en", basis.en());
                        });
        return letter(one, Template.LISTING_ANNOUNCED, parameters);
    }

    /// @param until when credit comes back by itself; null: when it is lifted
    Notices.Notice listed(Case one, Money amount, Instant at, @Nullable Instant until) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("amount", amount.toString());
        parameters.put("date", date(at));
        if (until != null) {
            parameters.put("until", date(until));
        }
        return letter(one, Template.LISTED, parameters);
    }

    /// @param from when credit is to be had again; null: now
    Notices.Notice lifted(
            PatientId person, InstitutionId institution, long about, @Nullable Instant from) {
        Map<String, String> parameters = from == null ? Map.of() : Map.of("date", date(from));
        return new Notices.Notice(ids.next(), person, Template.LISTING_LIFTED, about, parameters);
    }

    /// Sends, in the caller's transaction.
    void send(List<Notices.Notice> letters) {
        if (!letters.isEmpty()) {
            notices.send(new ArrayList<>(letters));
        }
    }

    static Optional<Pack.Text> basis(FollowUpTerms terms, String cause) {
        return terms.penalties().stream()
                .filter(penalty -> penalty.cause().equals(cause))
                .map(Penalty::legalBasis)
                .findFirst();
    }

    /// What one effect of a cause rests on.
    static Optional<Pack.Text> basis(FollowUpTerms terms, String cause, Effect effect) {
        return terms.penalties().stream()
                .filter(penalty -> penalty.cause().equals(cause) && penalty.effect() == effect)
                .map(Penalty::legalBasis)
                .findFirst();
    }

    private Notices.Notice letter(Case one, Template template, Map<String, String> parameters) {
        return new Notices.Notice(
                ids.next(), one.obligation().debtor(), template, one.id().value(), parameters);
    }

    private Map<String, String> about(InstitutionId institution, Money amount) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("amount", amount.toString());
        institutions
                .find(institution)
                .ifPresent(
                        found -> {
                            parameters.put("institution", found.nameZh());
                            parameters.put("institution.en", found.nameEn());
                        });
        return parameters;
    }

    private static String date(Instant at) {
        return BusinessClock.dateOf(at).toString();
    }
}
