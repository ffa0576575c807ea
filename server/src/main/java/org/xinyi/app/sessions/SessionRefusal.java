package org.xinyi.app.sessions;

import org.xinyi.kernel.Refusal;

/// Why a patient's session does not begin, although the phone is at hand.
sealed interface SessionRefusal extends Refusal {

    /// No living patient has this phone, or none whose ID number ends so.
    record PhoneOfNoPatient() implements SessionRefusal {
        @Override
        public Category category() {
            return Category.UNKNOWN;
        }
    }

    /// A family shares the phone; the end of the ID number says who it is. The code is not
    /// spent.
    record PhoneOfSeveralPatients(int patients) implements SessionRefusal {
        @Override
        public Category category() {
            return Category.CONFLICT;
        }
    }

    /// The app knows another phone than the one that is registered, or none is: the code sent to
    /// the registered one opens the session.
    record LaunchPhoneDiffers() implements SessionRefusal {
        @Override
        public Category category() {
            return Category.CONFLICT;
        }
    }

    /// Another one is registered. Only the patient, or the city's operator, may replace it, with
    /// the code sent to the new one.
    record PhoneAlreadySet() implements SessionRefusal {
        @Override
        public Category category() {
            return Category.CONFLICT;
        }
    }
}
