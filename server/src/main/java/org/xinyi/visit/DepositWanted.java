package org.xinyi.visit;

import org.xinyi.kernel.Money;

/// A stay was checked in whose deposit is drawn from the line; published inside the transaction.
///
/// @param amount positive
public record DepositWanted(Visit visit, DepositMode mode, Money amount) {}
