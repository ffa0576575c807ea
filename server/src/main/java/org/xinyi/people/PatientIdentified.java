package org.xinyi.people;

import org.xinyi.kernel.PatientId;

/// It was found out who an unidentified patient is; published inside the transaction.
public record PatientIdentified(PatientId patient) {}
