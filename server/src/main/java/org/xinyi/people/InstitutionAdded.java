package org.xinyi.people;

/// A hospital, clinic or pharmacy joined the city; published once, inside the transaction.
public record InstitutionAdded(Institutions.Institution institution) {}
