package org.xinyi.city.hospital;

/// A visit or stay as it is planned.
///
/// @param department index: the clinic, the emergency department, the ward
/// @param arrival seconds from the beginning of the day
/// @param orders whether anything is ordered beyond registration and consultation
/// @param credit whether the patient will be treated on credit
/// @param refused whether the patient wants credit and is not eligible
/// @param signed whether the patient had signed before
public record Visit(
        int number,
        Kind kind,
        int person,
        int department,
        long arrival,
        boolean insured,
        boolean orders,
        boolean credit,
        boolean refused,
        boolean signed) {

    public enum Kind {
        OUTPATIENT,
        EMERGENCY,
        INPATIENT
    }

    public boolean isStay() {
        return kind == Kind.INPATIENT;
    }
}
