package org.xinyi.kernel;

/// What a caller may act as. A session or key carries one or more; an endpoint names those it
/// serves.
public enum Role {
    /// No credential needed.
    ANYONE,
    /// A patient or a relative who pays, on their own phone.
    PATIENT,
    DOCTOR,
    NURSE,
    /// Laboratory, imaging, treatment: whoever executes orders.
    TECHNICIAN,
    PHARMACIST,
    CASHIER,
    /// A kiosk or guide desk.
    RECEPTION,
    FINANCE,
    CALL_DESK,
    /// Runs a hospital's staff, keys and prices.
    HOSPITAL_ADMIN,
    /// Runs a city's schemes and institutions.
    OPERATOR,
    /// Reads everything masked, changes nothing.
    AUDITOR,
    /// Adds cities and moves the clocks of demo cities.
    PLATFORM
}
