package org.xinyi.city.wire;

import java.net.URI;

/// A server refused what it has to accept.
public final class UnexpectedAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final int SHOWN_MAX = 600;

    UnexpectedAnswerException(String method, URI uri, Answer answer) {
        super(method + " " + uri + " → " + answer.status() + " " + shown(answer));
    }

    private static String shown(Answer answer) {
        String json = answer.json().toString();
        return json.length() <= SHOWN_MAX ? json : json.substring(0, SHOWN_MAX) + "…";
    }
}
