package org.xinyi.city.hospital;

/// Something ordered.
///
/// @param department index of where it is done
/// @param quantity in the item's unit
/// @param done how much will be done; 0 never
/// @param cancelled taken back by the doctor before anything was done
public record Order(
        int number,
        int visit,
        String item,
        int department,
        int quantity,
        int done,
        boolean cancelled) {

    public enum Fate {
        WHOLE,
        PARTLY,
        NEVER,
        CANCELLED
    }

    public Fate fate() {
        if (cancelled) {
            return Fate.CANCELLED;
        }
        if (done == 0) {
            return Fate.NEVER;
        }
        return done < quantity ? Fate.PARTLY : Fate.WHOLE;
    }
}
