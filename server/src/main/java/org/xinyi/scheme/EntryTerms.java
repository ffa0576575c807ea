package org.xinyi.scheme;

import java.util.List;
import java.util.Set;

/// How people come in: where a scheme is opened, how a patient is recognised, what is asked.
///
/// @param doors where it is opened; empty: not stated, so anywhere
/// @param identities what a patient is recognised by; empty: not stated, so by anything
/// @param chosenAt when the patient chooses the scheme for a visit
/// @param nothingTyped whether name, number and phone come from the app the patient is logged
/// in to
/// @param staffHelp whether staff help to sign at kiosk and desk
/// @param bankCardNeeded whether a bank card or account has to be bound first
/// @param creditReportQueried whether the central bank's credit report is asked for
/// @param bankLineUsed whether the line counts against the person's other bank credit
public record EntryTerms(
        Set<Door> doors,
        Set<Identity> identities,
        ChosenAt chosenAt,
        boolean nothingTyped,
        boolean staffHelp,
        boolean bankCardNeeded,
        boolean creditReportQueried,
        boolean bankLineUsed) {

    /// A pack that says nothing of it.
    public static final EntryTerms NOT_STATED =
            new EntryTerms(Set.of(), Set.of(), ChosenAt.OPENING, false, false, false, false, false);

    /// Where a scheme is opened.
    public enum Door {
        APP,
        MINI_PROGRAM,
        OFFICIAL_ACCOUNT,
        KIOSK,
        WINDOW,
        GUIDE_DESK,
        E_CREDENTIAL,
        /// The public account of the body that keeps the credit score.
        CREDIT_BODY,
        /// An insurance terminal in town or village.
        TERMINAL,
        /// Any door on the phone: the document says no more.
        PHONE,
        WECHAT,
        ALIPAY;

        private static final Set<Door> ON_THE_PHONE =
                Set.of(APP, MINI_PROGRAM, OFFICIAL_ACCOUNT, WECHAT, ALIPAY);

        /// Wider doors that this one is also: official accounts are WeChat's, and all that is on
        /// the phone is the phone.
        List<Door> widened() {
            return this == OFFICIAL_ACCOUNT
                    ? List.of(WECHAT, PHONE)
                    : ON_THE_PHONE.contains(this) ? List.of(PHONE) : List.of();
        }
    }

    /// What a patient is recognised by.
    public enum Identity {
        VISIT_CODE,
        INSURANCE_CARD,
        E_CREDENTIAL,
        CITY_CODE,
        /// A child, through the city code of a relative.
        RELATIVE_CODE,
        FACE,
        QR_CODE,
        /// The number of an identity card, as a reader or a person reads it.
        ID_NUMBER
    }

    /// When the patient chooses the scheme for a visit.
    public enum ChosenAt {
        /// Once, when it is opened.
        OPENING,
        /// When the number is taken at the hospital.
        NUMBER_TAKING,
        /// After the registration.
        REGISTRATION
    }

    public EntryTerms {
        doors = Set.copyOf(doors);
        identities = Set.copyOf(identities);
    }
}
