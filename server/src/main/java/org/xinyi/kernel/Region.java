package org.xinyi.kernel;

/// Where the current city stands in the country's administrative division.
public interface Region {

    /// Six digits of GB/T 2260, such as `320700`: the insurer's `admdvs`.
    String code();
}
