package org.xinyi.kernel;

/// A typed identifier, made by the application and unique within a city. Below 2^53, so that a
/// browser reads it exactly.
public interface Id {

    long value();
}
