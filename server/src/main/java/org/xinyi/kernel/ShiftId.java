package org.xinyi.kernel;

/// A cashier's shift at a window.
public record ShiftId(long value) implements Id {}
