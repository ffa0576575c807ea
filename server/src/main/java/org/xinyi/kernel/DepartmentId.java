package org.xinyi.kernel;

/// A department of an institution: clinic, laboratory, imaging, pharmacy, treatment, ward, window.
public record DepartmentId(long value) implements Id {}
