package org.xinyi.visit;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xinyi.insurance.Credentials;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.RefusedException;
import org.xinyi.people.CityCodes;
import org.xinyi.scheme.EntryTerms.Identity;

/// Asks the houses that know who stands behind what was shown, outside of any transaction.
@Component
class AskingWho {

    /// @param relative on whose phone it was shown; null on the own
    record Who(CityCodes.Holder holder, CityCodes.@Nullable Holder relative) {

        /// A code that is shown on a relative's phone is a relative's code, whatever it was
        /// called.
        Identity by(Identity shown) {
            return shown == Identity.CITY_CODE || shown == Identity.RELATIVE_CODE
                    ? relative == null ? Identity.CITY_CODE : Identity.RELATIVE_CODE
                    : shown;
        }
    }

    private final Credentials credentials;
    private final CityCodes cityCodes;

    AskingWho(Credentials credentials, CityCodes cityCodes) {
        this.credentials = credentials;
        this.cityCodes = cityCodes;
    }

    /// @return null when no other house has to be asked
    /// @throws RefusedException when nobody stands behind it, or nobody answers
    @Nullable Who ask(Identity by, String shown, InstitutionId at, Ways ways) {
        return switch (by) {
            case E_CREDENTIAL -> who(credentials.read(shown, at), ways);
            case FACE -> who(credentials.match(shown, at), ways);
            case CITY_CODE, RELATIVE_CODE -> who(cityCodes.read(shown), ways);
            case QR_CODE, ID_NUMBER, INSURANCE_CARD, VISIT_CODE -> null;
        };
    }

    private static Who who(Credentials.Answer answer, Ways ways) {
        return switch (answer) {
            case Credentials.Answer.Known(String name, String idNumber) ->
                    new Who(new CityCodes.Holder(name, idNumber), null);
            case Credentials.Answer.Refused(String said) ->
                    throw new RefusedException(ways.notKnown(said));
            case Credentials.Answer.Silent _ -> throw silent(ways);
        };
    }

    private static Who who(CityCodes.Answer answer, Ways ways) {
        return switch (answer) {
            case CityCodes.Answer.Known(var holder, var relative) -> new Who(holder, relative);
            case CityCodes.Answer.Refused _ -> throw new RefusedException(ways.notKnown(null));
            case CityCodes.Answer.Silent _ -> throw silent(ways);
        };
    }

    private static RefusedException silent(Ways ways) {
        return new RefusedException(new RecognitionRefusal.NobodyAnswers(ways.by(), ways.others()));
    }
}
