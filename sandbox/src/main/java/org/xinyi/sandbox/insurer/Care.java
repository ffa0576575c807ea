package org.xinyi.sandbox.insurer;

/// The kinds of care that have terms of their own.
enum Care {
    OUTPATIENT,
    INPATIENT,
    PHARMACY;

    /// By the insurer's `med_type`; registration and emergency are outpatient care.
    static Care ofMedType(String medType, Care otherwise) {
        if (medType.isEmpty()) {
            return otherwise;
        }
        return switch (medType) {
            case "41" -> PHARMACY;
            case "52" -> INPATIENT;
            default -> medType.charAt(0) == '2' ? INPATIENT : OUTPATIENT;
        };
    }

    /// `clr_type`.
    String clearingType() {
        return switch (this) {
            case OUTPATIENT -> "11";
            case INPATIENT -> "21";
            case PHARMACY -> "41";
        };
    }
}
