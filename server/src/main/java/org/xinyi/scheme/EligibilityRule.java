package org.xinyi.scheme;

/// One condition for entering a scheme. All must hold.
///
/// @param id stable within the pack, such as `age`
/// @param holds CEL over the declared facts, such as `age >= 23 && age <= 55`
/// @param reason what the patient is told when it does not hold
public record EligibilityRule(String id, String holds, Pack.Text reason) {}
