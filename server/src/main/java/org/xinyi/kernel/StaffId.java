package org.xinyi.kernel;

/// A member of staff of an institution, an operator of the city, or a device such as a kiosk.
public record StaffId(long value) implements Id {}
