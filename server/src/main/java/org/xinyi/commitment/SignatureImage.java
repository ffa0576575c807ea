package org.xinyi.commitment;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.xinyi.kernel.Outcome;

/// A signature as it was drawn: a PNG picture, or strokes as SVG, at most 64 KiB.
///
/// @param base64 as it came, which is what the evidence covers
record SignatureImage(String base64, Format format) {

    enum Format {
        PNG("image/png"),
        SVG("image/svg+xml");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        String mediaType() {
            return mediaType;
        }
    }

    static final int BYTES_MAX = 64 << 10;

    /// Room for 64 KiB in base64.
    static final int BASE64_MAX = (BYTES_MAX + 2) / 3 * 4;

    private static final byte[] PNG_MAGIC = HexFormat.of().parseHex("89504e470d0a1a0a");

    /// Shapes alone: nothing that runs, loads or declares.
    private static final Pattern SVG = Pattern.compile("(?s)\\s*<svg[\\s>].*</svg>\\s*");
    private static final Pattern MORE_THAN_STROKES =
            Pattern.compile(
                    "(?i)<!|<\\?|<script|<foreignobject|<image|<use|href|\\son\\w+\\s*=|url\\(");

    static Outcome<SignatureImage> read(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            return refused("base64");
        }
        if (bytes.length > BYTES_MAX) {
            return refused("at most " + BYTES_MAX + " bytes");
        }
        if (Arrays.equals(Arrays.copyOf(bytes, PNG_MAGIC.length), PNG_MAGIC)) {
            return Outcome.done(new SignatureImage(base64, Format.PNG));
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return SVG.matcher(text).matches() && !MORE_THAN_STROKES.matcher(text).find()
                ? Outcome.done(new SignatureImage(base64, Format.SVG))
                : refused("a PNG picture, or SVG strokes without anything else");
    }

    private static Outcome<SignatureImage> refused(String expected) {
        return Outcome.refused(new CommitmentRefusal.SignatureUnreadable(expected));
    }
}
