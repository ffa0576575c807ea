package org.xinyi.kernel;

/// Makes identifiers for the current city: growing, never reused, without a database call each.
public interface IdSource {

    long next();
}
