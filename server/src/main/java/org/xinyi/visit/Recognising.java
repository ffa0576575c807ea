package org.xinyi.visit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.xinyi.kernel.BusinessClock;
import org.xinyi.kernel.ClientId;
import org.xinyi.kernel.IdSource;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.PatientId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.kernel.crypto.Sealer;
import org.xinyi.kernel.sql.Requests;
import org.xinyi.kernel.sql.Sql;
import org.xinyi.people.CityCodes;
import org.xinyi.people.Patients;
import org.xinyi.people.Person.IdKind;
import org.xinyi.scheme.EntryTerms.Identity;

/// Recognises a patient by what is shown at a desk. Whoever the city does not know yet is
/// registered as the other house knows them, so that nothing is typed.
@Component
class Recognising {

    /// @param shown as it was read: a code, a number, a picture in base64
    record Shown(
            ClientId client, String key, InstitutionId institution, Identity by, String shown) {}

    private final Sql sql;
    private final IdSource ids;
    private final BusinessClock clock;
    private final Sealer sealer;
    private final RecognitionBook book;
    private final ShownCodes codes;
    private final AskingWho asking;
    private final Patients patients;

    Recognising(
            Sql sql,
            IdSource ids,
            BusinessClock clock,
            Sealer sealer,
            RecognitionBook book,
            ShownCodes codes,
            AskingWho asking,
            Patients patients) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.sealer = sealer;
        this.book = book;
        this.codes = codes;
        this.asking = asking;
        this.patients = patients;
    }

    /// The same key and content answer as before, without another look at what was shown.
    ///
    /// @throws RefusedException with a [RecognitionRefusal] that names other ways
    Recognition recognise(Shown shown, Ways ways) {
        byte[] index =
                sealer.index(
                        "recognition",
                        shown.institution.value() + " " + shown.by + " " + shown.shown);
        Optional<Recognition> before = answered(shown, index);
        if (before.isPresent()) {
            return before.get();
        }
        try {
            return look(shown, index, ways);
        } catch (DuplicateKeyException | RefusedException failure) {
            // The same request may have come twice at once: a code counts for one of them alone.
            Optional<Recognition> meanwhile = answered(shown, index);
            if (meanwhile.isPresent()) {
                return meanwhile.get();
            }
            throw failure;
        }
    }

    private Optional<Recognition> answered(Shown shown, byte[] index) {
        Optional<RecognitionBook.Answered> before = book.answered(shown.client, shown.key);
        if (before.isPresent() && !Arrays.equals(before.get().shown(), index)) {
            throw new RefusedException(new Requests.IdempotencyKeyReused(shown.key));
        }
        return before.map(RecognitionBook.Answered::recognition);
    }

    private Recognition look(Shown shown, byte[] index, Ways ways) {
        AskingWho.Who who = asking.ask(shown.by, shown.shown, shown.institution, ways);
        return sql.inTransaction(
                () -> {
                    Recognition recognised =
                            who == null ? atHome(shown, ways) : registered(shown, who);
                    book.add(recognised, shown.client, shown.key, index);
                    return recognised;
                });
    }

    private Recognition atHome(Shown shown, Ways ways) {
        if (shown.by == Identity.QR_CODE) {
            ShownCodes.Held held = codes.spend(shown.shown, ways);
            PatientId through = held.through();
            return recognition(
                    shown,
                    held.patient(),
                    through,
                    through == null ? shown.by : Identity.RELATIVE_CODE);
        }
        Optional<PatientId> known =
                shown.by == Identity.VISIT_CODE
                        ? book.ofVisit(shown.institution, shown.shown)
                        : patients.findByIdNumber(IdKind.RESIDENT_ID, shown.shown);
        PatientId patient = known.orElseThrow(() -> new RefusedException(ways.notKnown(null)));
        return recognition(shown, patient, null, shown.by);
    }

    private Recognition registered(Shown shown, AskingWho.Who who) {
        CityCodes.Holder relative = who.relative();
        return recognition(
                shown,
                registered(who.holder()),
                relative == null ? null : registered(relative),
                who.by(shown.by));
    }

    private PatientId registered(CityCodes.Holder holder) {
        return patients.register(
                        List.of(
                                new Patients.NewPatient(
                                        holder.name(),
                                        IdKind.RESIDENT_ID,
                                        holder.idNumber(),
                                        null)))
                .getFirst()
                .orThrow();
    }

    private Recognition recognition(
            Shown shown, PatientId patient, @Nullable PatientId through, Identity by) {
        return new Recognition(ids.next(), patient, through, shown.institution, by, clock.now());
    }
}
