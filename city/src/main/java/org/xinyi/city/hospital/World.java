package org.xinyi.city.hospital;

import java.time.LocalDate;

/// All that a script is made from.
///
/// @param day the published day, or the one that takes its place
public record World(
        Inputs inputs,
        Layout layout,
        PriceList prices,
        Scheme scheme,
        People people,
        Size size,
        LocalDate day,
        long seed) {

    /// @param visits the size of the day
    public static World of(Inputs inputs, Scheme scheme, int visits, LocalDate day, long seed) {
        return new World(
                inputs,
                Layout.load(),
                PriceList.load(),
                scheme,
                new People(inputs, scheme, day, seed),
                Size.of(inputs, visits),
                day,
                seed);
    }

    boolean admits(Person person) {
        return scheme.admits(person, day);
    }

    /// So many of what the published size has, at the least one.
    int scaled(int atPublishedSize) {
        int published = inputs.of("visits");
        return Math.max(1, (atPublishedSize * size.visits() + published / 2) / published);
    }
}
