package org.xinyi.sandbox.insurer;

/// One uploaded cost that is not settled yet.
///
/// @param number `feedetl_sn`, unique within the visit
/// @param batch `chrg_bchno`
record FeeLine(String number, String batch, Scope scope) {}
