package org.xinyi.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.xinyi.access.CodeIssued;
import org.xinyi.kernel.Acting;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.PatientId;
import org.xinyi.people.Patients;
import org.xinyi.people.Person;

@Component
class Outbox implements Notices {

    static final String NO_PHONE = "NO_PHONE";
    static final String PATIENT_UNKNOWN = "PATIENT_UNKNOWN";

    private static final String HIDDEN = "******";

    /// Who is written to in English: whoever shows a document of another country.
    private static final Set<Person.IdKind> FOREIGN =
            Set.of(Person.IdKind.FOREIGN_RESIDENT_ID, Person.IdKind.PASSPORT);

    private final OutboxTable table;
    private final Patients patients;
    private final Texts texts;
    private final NoticeSettings settings;
    private final IdSource ids;
    private final BusinessClock clock;
    private final SentNotices sent;

    Outbox(
            OutboxTable table,
            Patients patients,
            Texts texts,
            NoticeSettings settings,
            IdSource ids,
            BusinessClock clock,
            SentNotices sent) {
        this.table = table;
        this.patients = patients;
        this.texts = texts;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
        this.sent = sent;
    }

    @Override
    public void send(List<Notice> notices) {
        if (notices.isEmpty()) {
            return;
        }
        Set<PatientId> receivers = notices.stream().map(Notice::to).collect(Collectors.toSet());
        Map<PatientId, Patients.Identity> identities = patients.identities(receivers);
        Instant now = clock.now();
        table.add(
                notices.stream()
                        .map(notice -> outgoing(notice, identities.get(notice.to()), now))
                        .toList());
    }

    @Override
    public void withdraw(Collection<Long> notices) {
        sent.withdrawn(notices);
    }

    @Override
    public Map<Long, State> states(Collection<Long> notices) {
        return table.states(notices);
    }

    /// A code goes to a phone, not to a patient, and is not worth reading later.
    @EventListener
    void on(CodeIssued issued) {
        long id = ids.next();
        Instant now = clock.now();
        table.add(
                List.of(
                        new Outgoing(
                                id,
                                now,
                                null,
                                now,
                                now.plus(Duration.ofMinutes(issued.validMinutes())),
                                null,
                                null,
                                id,
                                Template.ONE_TIME_CODE,
                                false,
                                Map.of(),
                                issued.phone(),
                                codeText(issued, HIDDEN),
                                codeText(issued, issued.code()),
                                null)));
    }

    private String codeText(CodeIssued issued, String code) {
        return texts.render(
                Template.ONE_TIME_CODE,
                false,
                Map.of("code", code, "minutes", String.valueOf(issued.validMinutes())));
    }

    private Outgoing outgoing(Notice notice, Patients.@Nullable Identity receiver, Instant now) {
        if (notice.template() == Template.ONE_TIME_CODE) {
            throw new IllegalArgumentException("One-time codes are sent for CodeIssued alone");
        }
        boolean english = receiver != null && FOREIGN.contains(receiver.idKind());
        InstitutionId institution = notice.institution();
        return new Outgoing(
                notice.id(),
                now,
                notice.notBefore(),
                sendAt(notice, now),
                null,
                notice.to(),
                institution == null ? Acting.current().institution() : institution,
                notice.subject(),
                notice.template(),
                english,
                notice.parameters(),
                receiver == null ? null : receiver.phone(),
                texts.render(notice.template(), english, notice.parameters()),
                null,
                failure(receiver));
    }

    private Instant sendAt(Notice notice, Instant now) {
        Instant notBefore = notice.notBefore();
        Instant earliest = notBefore == null || notBefore.isBefore(now) ? now : notBefore;
        return notice.template().kind() == Template.Kind.DUNNING
                ? settings.afterQuiet(earliest)
                : earliest;
    }

    private static @Nullable String failure(Patients.@Nullable Identity receiver) {
        if (receiver == null) {
            return PATIENT_UNKNOWN;
        }
        return receiver.phone() == null ? NO_PHONE : null;
    }
}
