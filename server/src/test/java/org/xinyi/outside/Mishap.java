package org.xinyi.outside;

/// What goes wrong with one call to another house.
public enum Mishap {
    NONE,
    /// 503, and nothing was done.
    REFUSED_BEFORE_EFFECT,
    /// Done, then 504 without a body.
    ANSWER_LOST,
    /// Done, then the connection is closed without a byte.
    CUT,
    /// Done, then nothing until the caller gives up.
    SILENT,
    /// Done twice, as when a proxy sends a message again.
    DOUBLED,
    /// Done, and the answer is no JSON.
    GARBLED,
    /// Done, and the answer carries one fen more.
    WRONG_SUM
}
