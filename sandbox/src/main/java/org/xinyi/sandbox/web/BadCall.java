package org.xinyi.sandbox.web;

/// A call that no twin can make sense of: answered with a status, a code and a text.
public final class BadCall extends RuntimeException {

    private final int status;
    private final String code;

    public BadCall(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    /// A field that is missing or has another form.
    public static BadCall field(String name, String rule) {
        return new BadCall(400, "FIELD_INVALID", name + ": " + rule);
    }

    Reply reply() {
        return Reply.error(status, code, String.valueOf(getMessage()));
    }
}
