package org.xinyi.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.time.Clock;
import java.util.List;
import java.util.logging.LogManager;

/// Starts the sandbox from the command line.
public final class Sandbox {

    private static final int EXIT_USAGE = 2;
    private static final int EXIT_FAILED = 1;

    private Sandbox() {}

    /// Runs until the process is ended. Exits with 2 when an option is wrong, with 1 when the
    /// port is taken or the data cannot be opened.
    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        PrintStream out = System.out;
        PrintStream err = System.err;
        if (words.contains("--help")) {
            out.print(Options.HELP);
            return;
        }
        configureLogging();
        try {
            Options options = Options.parse(words);
            RunningSandbox running = RunningSandbox.start(options, Clock.systemUTC());
            out.println("沙箱已就绪 / The sandbox is ready: " + running.address());
        } catch (IllegalArgumentException wrong) {
            err.println(wrong.getMessage() + "\n\n" + Options.HELP);
            System.exit(EXIT_USAGE);
        } catch (RuntimeException failure) {
            err.println("沙箱无法启动 / The sandbox cannot start: " + reason(failure));
            System.exit(EXIT_FAILED);
        }
    }

    private static void configureLogging() {
        try (InputStream in = Sandbox.class.getResourceAsStream("/logging.properties")) {
            LogManager.getLogManager().readConfiguration(in);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String reason(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return "端口已被占用 / the port is taken: " + failure.getMessage();
            }
        }
        return failure.getMessage() + "";
    }
}
