package org.xinyi.sandbox.insurer;

/// The insurer refuses a transaction: `infcode` -1 with this text.
final class FsiRefused extends RuntimeException {

    FsiRefused(String text) {
        super(text, null, false, false);
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
