package org.xinyi.scheme;

/// One version of one pack. Visits and obligations keep the one they began under.
///
/// @param id the scheme, such as `S04`
/// @param version counts up from 1
public record PackRef(String id, int version) {

    /// Reads `S04@2`.
    public static PackRef parse(String text) {
        int at = text.lastIndexOf('@');
        return new PackRef(text.substring(0, at), Integer.parseInt(text.substring(at + 1)));
    }

    @Override
    public String toString() {
        return id + "@" + version;
    }
}
