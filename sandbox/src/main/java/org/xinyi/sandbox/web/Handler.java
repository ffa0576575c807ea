package org.xinyi.sandbox.web;

/// Answers one kind of call.
@FunctionalInterface
public interface Handler {

    /// @throws BadCall when the call makes no sense
    Reply handle(Call call);
}
