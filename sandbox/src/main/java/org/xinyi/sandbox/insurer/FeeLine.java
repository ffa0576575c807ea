package org.xinyi.sandbox.insurer;

import com.fasterxml.jackson.annotation.JsonFormat;

/// One uploaded cost that is not settled yet.
///
/// @param number `feedetl_sn`, unique within the visit
/// @param batch `chrg_bchno`
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
record FeeLine(String number, String batch, Scope scope) {}
