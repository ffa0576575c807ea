package org.xinyi.visit;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.xinyi.scheme.Pack;
import org.xinyi.scheme.PackRef;
import org.xinyi.scheme.Schemes;

/// How long orders may wait to be done: as the pack of a visit on credit says, and three days where
/// none says anything.
@Component
class OrderWindows {

    static final Duration USUAL = Duration.ofDays(3);

    /// A version that was active within this time may still have visits without an end.
    private static final int DAYS_BACK = 45;

    private final Schemes schemes;

    OrderWindows(Schemes schemes) {
        this.schemes = schemes;
    }

    /// The visits to which one window applies.
    ///
    /// @param packs those it is stated in, or, for the usual one, those that state another
    /// @param usual whether it applies to all visits but those under these packs
    record Window(Duration lasts, List<PackRef> packs, boolean usual) {}

    List<Window> on(LocalDate day) {
        Map<Duration, Set<PackRef>> stated = new LinkedHashMap<>();
        for (LocalDate at = day.minusDays(DAYS_BACK); !at.isAfter(day); at = at.plusDays(1)) {
            for (Pack pack : schemes.active(at)) {
                Duration window = pack.flow().executionWindow();
                if (window.isPositive() && !window.equals(USUAL)) {
                    stated.computeIfAbsent(window, _ -> new LinkedHashSet<>()).add(pack.ref());
                }
            }
        }
        List<Window> windows = new ArrayList<>();
        stated.forEach((lasts, packs) -> windows.add(new Window(lasts, List.copyOf(packs), false)));
        List<PackRef> all = stated.values().stream().flatMap(Set::stream).toList();
        windows.add(new Window(USUAL, all, true));
        return windows;
    }
}
