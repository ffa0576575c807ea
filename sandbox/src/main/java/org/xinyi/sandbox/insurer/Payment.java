package org.xinyi.sandbox.insurer;

import java.time.LocalDate;

/// What the insurer paid an institution of one fund for one month, in fen.
///
/// @param period the month, yyyy-MM
/// @param claimed settlements less reversals; may be negative, which is netted with other funds
/// @param paid claimed less what was deducted
record Payment(
        String number,
        String institution,
        LocalDate paidOn,
        String period,
        String fund,
        long claimed,
        long paid) {}
