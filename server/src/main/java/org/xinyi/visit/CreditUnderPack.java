package org.xinyi.visit;

import java.time.Instant;
import java.util.Optional;
import org.xinyi.kernel.Refusal;
import org.xinyi.scheme.CareRules;
import org.xinyi.scheme.EntryRules;
import org.xinyi.scheme.EntryTerms.ChosenAt;
import org.xinyi.scheme.Pack;

/// What of a pack stands between a visit and the line that it could use. It never stands between
/// the patient and care.
final class CreditUnderPack {

    private CreditUnderPack() {}

    /// @param recognised what the patient was recognised by
    static Optional<Refusal> against(
            Pack pack,
            Visit visit,
            Visits.CheckIn wanted,
            CheckingIn.Shown recognised,
            Instant now) {
        if (!CareRules.covers(pack, care(visit.kind())).outcome()) {
            return Optional.of(
                    new VisitRefusal.CareNotInScheme(pack.ref().id(), visit.kind().name()));
        }
        if (wanted.credit() == null && EntryRules.chosenAt(pack).outcome() != ChosenAt.OPENING) {
            return Optional.of(new VisitRefusal.CreditNotAskedFor(visit.id().value()));
        }
        Long recognition = wanted.recognition();
        if (recognition == null) {
            return Optional.empty();
        }
        Recognition shown = recognised.by();
        if (shown == null || !shown.serves(visit, now)) {
            return Optional.of(
                    new RecognitionRefusal.RecognitionOfAnother(visit.id().value(), recognition));
        }
        if (recognised.isUsedUp(visit.id())) {
            return Optional.of(
                    new RecognitionRefusal.RecognitionUsed(visit.id().value(), recognition));
        }
        Ways ways = Ways.of(shown.by(), pack);
        return ways.accepted()
                ? Optional.empty()
                : Optional.of(
                        new RecognitionRefusal.IdentityNotRecognised(
                                pack.ref().id(), ways.by(), ways.others()));
    }

    private static CareRules.Care care(Visit.Kind kind) {
        return switch (kind) {
            case OUTPATIENT -> CareRules.Care.OUTPATIENT;
            case PHARMACY -> CareRules.Care.PHARMACY;
            case INTERNET -> CareRules.Care.INTERNET_HOSPITAL;
            case EMERGENCY -> CareRules.Care.EMERGENCY;
            case INPATIENT -> CareRules.Care.INPATIENT;
        };
    }
}
