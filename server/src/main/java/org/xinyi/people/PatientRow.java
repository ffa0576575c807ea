package org.xinyi.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.PatientId;

/// A patient as the database holds one: what is personal is sealed.
///
/// @param idIndex in hexadecimal digits
/// @param phoneIndex in hexadecimal digits
record PatientRow(
        PatientId id,
        Person.IdKind kind,
        Person.Sex sex,
        @Nullable LocalDate bornOn,
        @Nullable LocalDate diedOn,
        String idIndex,
        @Nullable String phoneIndex,
        byte[] name,
        byte[] idNumber,
        byte @Nullable [] phone) {}
