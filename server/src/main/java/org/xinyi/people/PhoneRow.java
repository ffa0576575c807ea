package org.xinyi.people;

import org.xinyi.kernel.PatientId;

/// A patient's phone as the database holds it.
///
/// @param index in hexadecimal digits
record PhoneRow(PatientId id, byte[] phone, String index) {}
