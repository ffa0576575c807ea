package org.xinyi.sandbox.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.xinyi.sandbox.faults.Faults;

/// The calls one twin answers. Calls of the business meet faults; the desk's own do not. Every
/// answer waits until the twin's journal is written.
public final class Routes {

    private record Route(String method, String[] pattern, Handler handler) {

        private boolean matches(Call call) {
            List<String> segments = call.segments();
            if (segments.size() != pattern.length || !call.method().equals(method)) {
                return false;
            }
            for (int i = 0; i < pattern.length; i++) {
                if (!pattern[i].startsWith("{") && !pattern[i].equals(segments.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    private final String twin;
    private final Faults faults;
    private final Runnable flush;
    private final List<Route> routes = new ArrayList<>();

    /// @param flush writes the twin's journal
    public Routes(String twin, Faults faults, Runnable flush) {
        this.twin = twin;
        this.faults = faults;
        this.flush = flush;
    }

    /// A call of the sandbox's own desk, without faults.
    ///
    /// @param pattern parts of the path; a part in braces stands for any text
    public Routes desk(String method, String pattern, Handler handler) {
        routes.add(new Route(method, parts(pattern), handler));
        return this;
    }

    /// A call of the business.
    ///
    /// @param operation its name in the fault switches
    public Routes call(String method, String pattern, String operation, Handler handler) {
        return call(method, pattern, _ -> operation, handler);
    }

    public Routes call(
            String method, String pattern, Function<Call, String> operation, Handler handler) {
        FaultyHandler faulty = new FaultyHandler(twin, operation, faults, handler, flush);
        return desk(method, pattern, faulty);
    }

    public Reply answer(Call call) {
        for (Route route : routes) {
            if (route.matches(call)) {
                try {
                    return route.handler.handle(call);
                } catch (BadCall bad) {
                    return bad.reply();
                } finally {
                    flush.run();
                }
            }
        }
        return Reply.error(
                404, "NOT_FOUND", "没有此接口 / No such call: " + call.method() + " " + call.path());
    }

    private static String[] parts(String pattern) {
        return pattern.isEmpty() ? new String[0] : pattern.split("/", -1);
    }
}
