package org.xinyi.kernel;

/// One event in the books.
public record JournalId(long value) implements Id {}
