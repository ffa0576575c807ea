package org.xinyi.people;

/// Both sides agreed, and the tie holds from now; published inside the transaction.
public record TieConfirmed(FamilyTies.Tie tie) {}
