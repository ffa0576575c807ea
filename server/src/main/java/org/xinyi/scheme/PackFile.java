package org.xinyi.scheme;

import java.util.List;

/// A pack with the file it was read from.
///
/// @param file its name
/// @param story where its calendar story stands
/// @param values everything the file says, in its order
record PackFile(
        Pack pack,
        String file,
        String story,
        List<SourceDocument> documents,
        List<PackValue> values,
        String content) {

    PackFile {
        documents = List.copyOf(documents);
        values = List.copyOf(values);
    }

    @Override
    public String toString() {
        return file;
    }

    int sources() {
        return values.size() - assumptions();
    }

    int assumptions() {
        return (int) values.stream().filter(PackValue::isAssumption).count();
    }

    /// Values without an origin; the reader lets none pass.
    int unsourced() {
        return (int)
                values.stream()
                        .filter(value -> pack.provenance().of(value.path()).isEmpty())
                        .count();
    }
}
