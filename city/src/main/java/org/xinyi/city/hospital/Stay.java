package org.xinyi.city.hospital;

/// An inpatient.
///
/// @param visit its arrival is the admission
/// @param dischargedAt seconds from the beginning of the day
/// @param surgery whether there is one on the day after admission
public record Stay(Visit visit, String bed, long dischargedAt, int expectedDays, boolean surgery) {}
