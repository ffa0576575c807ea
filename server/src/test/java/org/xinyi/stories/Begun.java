package org.xinyi.stories;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The schemes of a city as they are begun: activated, with their banks, and signed in a way
/// that they offer.
final class Begun {

    private static final Map<String, String> MODES =
            Map.of(
                    "S01", "APP",
                    "S02", "APP",
                    "S03", "APP",
                    "S07", "OFFICIAL_ACCOUNT",
                    "S14", "APP");

    /// Where it is signed at a kiosk, although the scheme is opened elsewhere.
    private static final Map<String, String> DOORS =
            Map.of(
                    "S12", "WECHAT",
                    "S16", "TERMINAL",
                    "S19", "WECHAT",
                    "S20", "MINI_PROGRAM");

    /// S03 has nine to choose from: the last.
    private static final Map<String, String> BANKS =
            Map.of(
                    "S01", "bank-a",
                    "S03", "bank-i",
                    "S06", "bank-a",
                    "S07", "bank-a",
                    "S08", "bank-a",
                    "S15", "bank-a",
                    "S19", "bank-a",
                    "S20", "bank-a");

    private final World world;
    private final Set<String> done = new HashSet<>(Set.of("S04", "S10"));

    Begun(World world) {
        this.world = world;
    }

    /// Whether a bank lends under the scheme.
    static boolean lends(String scheme) {
        return BANKS.containsKey(scheme) || scheme.equals("S10");
    }

    /// The bank that lends in a scheme; null where none does, or one is built in.
    static @Nullable String bankOf(String scheme) {
        return BANKS.get(scheme);
    }

    /// The door that has to be named; null where the way of signing tells it.
    static @Nullable String doorOf(String scheme) {
        return DOORS.get(scheme);
    }

    void begins(String scheme) {
        if (done.add(scheme)) {
            world.activate(scheme);
        }
        String bank = BANKS.get(scheme);
        if (bank != null && done.add(bank)) {
            world.lends(bank);
        }
    }

    /// Signs and applies, and waits for the line.
    void opens(Resident who, String scheme) {
        applies(who, scheme);
        who.waitsForLine(scheme);
    }

    /// Signs and applies, whatever comes of it.
    ///
    /// @return the commitment
    long applies(Resident who, String scheme) {
        begins(scheme);
        @Nullable String bank = BANKS.get(scheme);
        long commitment = who.signature(scheme, MODES.getOrDefault(scheme, "KIOSK"), null);
        if (bank != null && who.application(scheme) == null) {
            who.appliesWith(commitment, bank);
        }
        return commitment;
    }
}
