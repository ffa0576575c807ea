package org.xinyi.sandbox.web;

/// One house of the outside world.
public interface Twin extends AutoCloseable {

    /// The first part of its paths.
    String name();

    /// What it is, for the index page; Chinese, then English.
    String title();

    /// Answers a call. Whatever the answer tells is kept by then.
    Reply answer(Call call);

    @Override
    void close();
}
