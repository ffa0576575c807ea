package org.xinyi.sandbox.bank;

import org.xinyi.sandbox.web.Fen;

/// One movement of a day, as the statement tells it, and where it left the line.
///
/// @param kind D, F, R, X, P as in the statement; L for a changed limit, which has no row
/// @param line empty for a payout
record Row(
        char kind,
        String number,
        String draw,
        String line,
        String hospital,
        long amount,
        long limit,
        long outstanding) {

    /// A movement of a line, with where it left it.
    static Row of(char kind, String number, String draw, long amount, Line line) {
        return new Row(
                kind, number, draw, line.number(), "", amount, line.limit(), line.outstanding());
    }

    Row at(String hospitalCode) {
        return new Row(kind, number, draw, line, hospitalCode, amount, limit, outstanding);
    }

    boolean isWritten() {
        return kind != 'L';
    }

    /// The row of the statement, with what it carries too much under a fault.
    String text(long extraFen) {
        String money = Fen.text(amount + extraFen);
        return switch (kind) {
            case 'D' -> String.join("|", "D", number, line, hospital, money);
            case 'F' -> String.join("|", "F", number, draw, line, hospital, money);
            case 'P' -> String.join("|", "P", number, hospital, money);
            default -> String.join("|", String.valueOf(kind), number, draw, line, money);
        };
    }
}
