package org.xinyi.sandbox.web;

import java.time.Duration;
import java.util.function.Function;
import org.xinyi.sandbox.faults.FaultKind;
import org.xinyi.sandbox.faults.Faults;

/// A handler between two houses: some calls are slow, lost on the way there or on the way back.
record FaultyHandler(
        String twin,
        Function<Call, String> operation,
        Faults faults,
        Handler handler,
        Runnable flush)
        implements Handler {

    private static final Duration SLOW = Duration.ofMillis(1500);
    private static final Duration UNTIL_TIMEOUT = Duration.ofMillis(300);

    @Override
    public Reply handle(Call call) {
        String name = operation.apply(call);
        FaultKind kind = faults.onCall(twin, name, call.target());
        return switch (kind) {
            case NONE, OUT_OF_ORDER -> handler.handle(call);
            case SLOW -> {
                pause(SLOW);
                yield handler.handle(call);
            }
            case ERROR_BEFORE_EFFECT ->
                    Reply.error(503, "SYSTEM_BUSY", "系统繁忙, 请稍后再试 / Busy, try again later");
            case TIMEOUT_AFTER_EFFECT -> {
                handler.handle(call);
                flush.run();
                pause(UNTIL_TIMEOUT);
                yield Reply.empty(504);
            }
            case DUPLICATE -> {
                handler.handle(call);
                yield handler.handle(call);
            }
            case WRONG_AMOUNT -> handler.handle(call.withExtraFen());
            case MISSING_FILE ->
                    Reply.error(404, "FILE_NOT_READY", "文件尚未生成 / The file is not there yet");
        };
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
