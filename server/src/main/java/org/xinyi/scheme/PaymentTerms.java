package org.xinyi.scheme;

import java.util.List;
import java.util.Set;

/// How the personal share is paid at once, where it is: channels, one display for fund and personal
/// share, and the order of a patient's own accounts.
///
/// @param channels what is taken at the hospital; empty: not stated, so all
/// @param oneDisplay whether one display settles the fund's and the personal share together
/// @param cardFree whether insurance is settled without the card
/// @param forRelatives whether somebody may pay for a close relative
/// @param accounts the patient's own accounts, in the order in which they are debited
/// @param orderByPatient whether the patient sets that order
/// @param debitChannelByPatient whether the patient chooses the channel that is debited
public record PaymentTerms(
        Set<Channel> channels,
        boolean oneDisplay,
        boolean cardFree,
        boolean forRelatives,
        List<Account> accounts,
        boolean orderByPatient,
        boolean debitChannelByPatient) {

    /// A pack that says nothing of it.
    public static final PaymentTerms NOT_STATED =
            new PaymentTerms(Set.of(), false, false, false, List.of(), false, false);

    /// What is taken at the hospital.
    public enum Channel {
        WECHAT,
        ALIPAY,
        DIGITAL_YUAN,
        UNIONPAY,
        PERSONAL_ACCOUNT,
        FACE,
        INSURANCE_CODE,
        PHONE,
        KIOSK,
        WINDOW,
        CASH,
        BANK_CARD,
        INTERNET_HOSPITAL
    }

    /// One of a patient's own accounts.
    public enum Account {
        /// The account of the basic insurance.
        PERSONAL_ACCOUNT,
        /// A bound bank account.
        BOUND_ACCOUNT,
        /// The line of a credit card for medical use.
        CREDIT_CARD
    }

    public PaymentTerms {
        channels = Set.copyOf(channels);
        accounts = List.copyOf(accounts);
    }
}
