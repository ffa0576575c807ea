package org.xinyi.people;

import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.PatientId;

/// A patient as most of the house sees one: what is personal is masked.
///
/// @param nameMasked first character kept, `王**`
/// @param idNumberMasked `320***********002X`; empty for an unidentified patient
/// @param phoneMasked `138****5678`
/// @param bornOn null while unknown
/// @param diedOn null while alive, as far as known
public record Person(
        PatientId id,
        String nameMasked,
        IdKind idKind,
        String idNumberMasked,
        @Nullable String phoneMasked,
        @Nullable LocalDate bornOn,
        Sex sex,
        @Nullable LocalDate diedOn) {

    /// What identifies a person.
    public enum IdKind {
        /// 18 digits with a checksum, GB 11643-1999.
        RESIDENT_ID,
        HONG_KONG_MACAO_PERMIT,
        TAIWAN_PERMIT,
        FOREIGN_RESIDENT_ID,
        PASSPORT,
        /// Unidentified, as in an emergency; a number of the hospital's own.
        TEMPORARY
    }

    /// As in GB/T 2261.1.
    public enum Sex {
        MALE,
        FEMALE,
        UNKNOWN
    }

    /// Whole years on a day; -1 while the birth date is unknown.
    public int ageOn(LocalDate day) {
        return bornOn == null ? -1 : Period.between(bornOn, day).getYears();
    }
}
