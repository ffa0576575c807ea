package org.xinyi.insurance;

import java.util.function.Function;

/// What a call to the insurer came to.
sealed interface FsiReply<T> {

    record Said<T>(T value) implements FsiReply<T> {}

    /// The insurer says no, so nothing was done.
    record Refused<T>(String infno, String text) implements FsiReply<T> {

        /// Said of a person or a settlement the insurer does not have. The interface has one code
        /// for every refusal; only the text tells them apart.
        boolean isNotFound() {
            return text.contains("未查询到") || text.contains("未找到") || text.contains("不存在");
        }
    }

    /// No answer that can be read: whether it was done is unknown.
    record Silent<T>(String reason) implements FsiReply<T> {}

    static <T> FsiReply<T> said(T value) {
        return new Said<>(value);
    }

    /// Goes on with what was said, or stays at the refusal or the silence.
    default <R> FsiReply<R> then(Function<? super T, FsiReply<R>> next) {
        return switch (this) {
            case Said<T>(T value) -> next.apply(value);
            case Refused<T>(String infno, String text) -> new Refused<>(infno, text);
            case Silent<T>(String reason) -> new Silent<>(reason);
        };
    }
}
