package org.xinyi.kernel.sql;

/// A kind of write, within which a caller's idempotency key is unique. Each module lists its own as
/// an enum.
public interface Operation {

    /// Unique among all operations; the hundreds are the module.
    int code();
}
