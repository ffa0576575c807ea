package org.xinyi.scheme;

import org.jspecify.annotations.Nullable;

/// What is wrong in a pack file, where, and what would be right.
///
/// @param line from 1
/// @param column from 1
/// @param at the path in the pack; empty for the file as a whole
/// @param found the offending text
/// @param hint how to put it right, when there is more to say
record PackFault(
        String file,
        int line,
        int column,
        String at,
        String found,
        String expected,
        @Nullable String hint) {

    @Override
    public String toString() {
        return file
                + ":"
                + line
                + ":"
                + column
                + ": "
                + (at.isEmpty() ? "" : at + ": ")
                + "found "
                + found
                + "; expected "
                + expected
                + (hint == null ? "" : " (" + hint + ")");
    }
}
