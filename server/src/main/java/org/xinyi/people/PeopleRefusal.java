package org.xinyi.people;

import org.xinyi.kernel.Refusal;

/// Why a person, an institution or a tie was not recorded.
public sealed interface PeopleRefusal extends Refusal {

    /// The number's last digit does not fit the others, or it has another form.
    record IdNumberInvalid(String expected) implements PeopleRefusal {
        @Override
        public Category category() {
            return Category.UNPROCESSABLE;
        }
    }

    record PatientUnknown(long patient) implements PeopleRefusal {
        @Override
        public Category category() {
            return Category.UNKNOWN;
        }
    }

    record InstitutionUnknown(long institution) implements PeopleRefusal {
        @Override
        public Category category() {
            return Category.UNKNOWN;
        }
    }
}
