package org.xinyi.commitment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.PatientId;
import org.xinyi.notice.Notices;
import org.xinyi.notice.Template;
import org.xinyi.scheme.Pack;
import org.xinyi.scheme.Schemes;

/// Tells the patient, the relative who signed, and the modules above, within the transaction.
@Component
class CommitmentNews {

    private final Notices notices;
    private final Schemes schemes;
    private final IdSource ids;
    private final ApplicationEventPublisher events;

    CommitmentNews(
            Notices notices, Schemes schemes, IdSource ids, ApplicationEventPublisher events) {
        this.notices = notices;
        this.schemes = schemes;
        this.ids = ids;
        this.events = events;
    }

    void signed(List<SignedForms.SignedForm> forms) {
        List<Notices.Notice> copies = new ArrayList<>();
        for (SignedForms.SignedForm form : forms) {
            copies.addAll(
                    notices(
                            commitment(form),
                            Template.COMMITMENT_COPY,
                            form.signature().at(),
                            form.signing().openedBy().institution()));
        }
        notices.send(copies);
        forms.forEach(form -> events.publishEvent(new CommitmentSigned(commitment(form))));
    }

    void revoked(
            StoredCommitments.Filed filed,
            Commitments.Commitment revoked,
            Template told,
            Instant at) {
        notices.send(notices(revoked, told, at, filed.institution()));
        events.publishEvent(new CommitmentRevoked(revoked));
    }

    private List<Notices.Notice> notices(
            Commitments.Commitment about,
            Template template,
            Instant at,
            @Nullable InstitutionId institution) {
        Pack.Text scheme = schemes.version(about.pack()).name();
        Map<String, String> parameters =
                Map.of(
                        "scheme", scheme.zh(),
                        "scheme.en", scheme.en(),
                        "number", String.valueOf(about.id().value()),
                        "date", BusinessClock.dateOf(at).toString());
        Set<PatientId> receivers = new LinkedHashSet<>(List.of(about.patient()));
        PatientId proxy = about.proxy();
        if (proxy != null) {
            receivers.add(proxy);
        }
        return receivers.stream()
                .map(
                        receiver ->
                                new Notices.Notice(
                                                ids.next(),
                                                receiver,
                                                template,
                                                about.id().value(),
                                                parameters)
                                        .sentFor(institution))
                .toList();
    }

    private static Commitments.Commitment commitment(SignedForms.SignedForm form) {
        Signature.Proxy proxy = form.signature().proxy();
        return new Commitments.Commitment(
                form.signing().id(),
                form.signing().patient(),
                form.signing().pack(),
                proxy == null ? null : proxy.patient(),
                form.signature().at(),
                form.signature().authorisesReporting(),
                null);
    }
}
