package org.xinyi.payment;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.OptionalLong;
import org.xinyi.kernel.City;
import org.xinyi.kernel.crypto.Sm3;

/// The number of a payment or give-back at a channel: the city and our id, such as
/// `lianyungang-1z141z4`. At most 32 characters, so that every channel takes it; a long city code
/// is cut and completed by a digest.
final class TradeNumber {

    private static final int CITY_CHARS_MAX = 20;
    private static final int CITY_CHARS_KEPT = 11;
    private static final int DIGEST_BYTES = 4;
    private static final int RADIX = 36;
    private static final long ID_MAX = 1L << 53;

    private TradeNumber() {}

    static String of(City city, long id) {
        return prefix(city) + Long.toString(id, RADIX);
    }

    /// Our id, unless the number is another city's or nobody's.
    static OptionalLong parse(City city, String number) {
        String prefix = prefix(city);
        if (!number.startsWith(prefix) || number.length() > prefix.length() + 11) {
            return OptionalLong.empty();
        }
        try {
            long id = Long.parseLong(number.substring(prefix.length()), RADIX);
            boolean ours = id > 0 && id <= ID_MAX && number.equals(of(city, id));
            return ours ? OptionalLong.of(id) : OptionalLong.empty();
        } catch (NumberFormatException malformed) {
            return OptionalLong.empty();
        }
    }

    private static String prefix(City city) {
        String code = city.code();
        return (code.length() <= CITY_CHARS_MAX ? code : shortened(code)) + "-";
    }

    private static String shortened(String code) {
        byte[] digest = Sm3.of(code.getBytes(StandardCharsets.US_ASCII));
        return code.substring(0, CITY_CHARS_KEPT)
                + HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    }
}
