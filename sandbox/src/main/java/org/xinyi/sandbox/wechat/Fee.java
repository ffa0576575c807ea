package org.xinyi.sandbox.wechat;

/// The fee of 0.60 %, which refunds give back.
final class Fee {

    static final String RATE = "0.60%";

    private static final int PER_MILLE = 6;
    private static final int PLACES = 100_000;

    private Fee() {}

    /// The fee of one row, exact to the hundred-thousandth of a yuan: `0.18000`.
    static String exact(long fen) {
        long hundredThousandths = Math.abs(fen) * PER_MILLE;
        String sign = fen < 0 ? "-" : "";
        long fraction = hundredThousandths % PLACES;
        return sign
                + hundredThousandths / PLACES
                + "."
                + Long.toString(PLACES + fraction).substring(1);
    }

    /// The fee of a day in fen, rounded half up.
    static long ofDay(long fen) {
        long rounded = (Math.abs(fen) * PER_MILLE + 500) / 1000;
        return fen < 0 ? -rounded : rounded;
    }
}
