package org.xinyi.people;

import java.time.LocalDate;
import org.xinyi.kernel.PatientId;

/// A patient's death was recorded; published once, inside the transaction.
public record PatientDied(PatientId patient, LocalDate diedOn) {}
