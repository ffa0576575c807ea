package org.xinyi.people;

/// One side ended the tie, or declined it while it was only proposed ([FamilyTies.Tie#confirmedAt]
/// is then null); published inside the transaction.
public record TieEnded(FamilyTies.Tie tie) {}
