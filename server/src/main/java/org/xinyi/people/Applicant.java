package org.xinyi.people;

import org.jspecify.annotations.Nullable;
import org.xinyi.kernel.PatientId;

/// Somebody whose data are in order, before it is known whether the city has them already.
///
/// @param id to use when they are new
/// @param idIndex by which the number is found, in hexadecimal digits
/// @param phoneIndex null when there is no phone
record Applicant(
        PatientId id,
        String name,
        IdNumber number,
        String idIndex,
        @Nullable String phone,
        @Nullable String phoneIndex) {

    @Override
    public String toString() {
        return "Applicant " + id.value();
    }
}
