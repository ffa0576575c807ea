package org.xinyi.people;

import java.time.LocalDate;
import org.xinyi.kernel.DepartmentId;
import org.xinyi.kernel.InstitutionId;
import org.xinyi.kernel.PatientId;
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

    record NameInvalid(String expected) implements PeopleRefusal {
        @Override
        public Category category() {
            return Category.UNPROCESSABLE;
        }
    }

    record PhoneInvalid(String expected) implements PeopleRefusal {
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

    /// The number is this patient's, whose name is another.
    record NameDiffers(PatientId patient) implements PeopleRefusal {
        @Override
        public Category category() {
            return Category.CONFLICT;
        }
    }

    /// The identity found out is this patient's: the two records are one person.
    record IdentityBelongsToAnother(PatientId patient) implements PeopleRefusal {
        @Override
        public Category category() {
            return Category.CONFLICT;
        }
    }

    /// The patient has an identity, and it is another.
    record PatientAlreadyIdentified(PatientId patient) implements PeopleRefusal {
        @Override
        public Category category() {
            return Category.CONFLICT;
        }
    }

    record DeathDateInvalid(String expected) implements PeopleRefusal {
        @Override
        public Category category() {
            return Category.UNPROCESSABLE;
        }
    }

    record DeathAlreadyRecorded(LocalDate diedOn) implements PeopleRefusal {
        @Override
        public Category category() {
            return Category.CONFLICT;
        }
    }

    /// A search names a number with its kind, or a phone.
    record SearchIncomplete(String expected) implements PeopleRefusal {
        @Override
        public Category category() {
            return Category.INVALID;
        }
    }

    record InstitutionUnknown(long institution) implements PeopleRefusal {
        @Override
        public Category category() {
            return Category.UNKNOWN;
        }
    }

    /// The code is this institution's, whose names, kind or level are others.
    record InstitutionCodeTaken(InstitutionId institution) implements PeopleRefusal {
        @Override
        public Category category() {
            return Category.CONFLICT;
        }
    }

    record DepartmentUnknown(long department) implements PeopleRefusal {
        @Override
        public Category category() {
            return Category.UNKNOWN;
        }
    }

    /// The code is this department's of the institution, whose names, kind or location are others.
    record DepartmentCodeTaken(DepartmentId department) implements PeopleRefusal {
        @Override
        public Category category() {
            return Category.CONFLICT;
        }
    }

    record TieUnknown(long tie) implements PeopleRefusal {
        @Override
        public Category category() {
            return Category.UNKNOWN;
        }
    }

    /// No living patient has this number and name.
    record RelativeNotFound() implements PeopleRefusal {
        @Override
        public Category category() {
            return Category.UNKNOWN;
        }
    }

    record TieToOneself() implements PeopleRefusal {
        @Override
        public Category category() {
            return Category.UNPROCESSABLE;
        }
    }

    /// These two have a tie in this direction, with another relation.
    record TieExists(long tie) implements PeopleRefusal {
        @Override
        public Category category() {
            return Category.CONFLICT;
        }
    }

    record TieHasEnded(long tie) implements PeopleRefusal {
        @Override
        public Category category() {
            return Category.CONFLICT;
        }
    }

    /// Who proposed a tie does not confirm it as well.
    record TieWaitsForTheOtherSide(long tie) implements PeopleRefusal {
        @Override
        public Category category() {
            return Category.CONFLICT;
        }
    }

    /// A minor's word is a guardian's: a parent with a tie to the minor.
    record GuardianNeeded() implements PeopleRefusal {
        @Override
        public Category category() {
            return Category.CONFLICT;
        }
    }

    record PayerIsMinor() implements PeopleRefusal {
        @Override
        public Category category() {
            return Category.CONFLICT;
        }
    }

    /// Staff say for which of the two people they act.
    record PersonActedForMissing(String expected) implements PeopleRefusal {
        @Override
        public Category category() {
            return Category.INVALID;
        }
    }
}
