package org.xinyi.kernel;

/// A hospital, clinic or pharmacy; the same number is its [PartyId] in the books.
public record InstitutionId(long value) implements Id {

    public PartyId party() {
        return new PartyId(value);
    }
}
