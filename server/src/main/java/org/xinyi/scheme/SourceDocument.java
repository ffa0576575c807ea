package org.xinyi.scheme;

/// A document that values of a pack refer to, line by line.
///
/// @param id as it stands before the colon of a reference, such as `001`
/// @param lines how many it has; a reference beyond them is a mistake
record SourceDocument(String id, String title, int lines) {}
