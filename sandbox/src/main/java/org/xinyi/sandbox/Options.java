package org.xinyi.sandbox;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.xinyi.sandbox.faults.Faults;

/// How the sandbox is started.
///
/// @param port 0 takes a free one
/// @param faultsPerMillion the rate of faults by chance, in millionths
record Options(String host, int port, Path data, int faultsPerMillion, long seed) {

    static final String HELP =
            """
            信医沙箱 / The Xinyi sandbox: other people's systems in a process of their own

            java -jar xinyi-sandbox.jar [options]
              --port 9090            端口, 0 为任意空闲端口 / port, 0 takes a free one
              --host 127.0.0.1       监听地址, 容器内用 0.0.0.0 / address, 0.0.0.0 in a container
              --data ./data/sandbox  数据目录 / folder for the twins' journals
              --faults 0             故障概率 0–1 / rate of faults by chance
              --seed 42              故障的随机种子 / seed of that chance
              --help                 本说明 / this text
            """;

    private static final int PORT_MAX = 65_535;

    static Options defaults() {
        return new Options("127.0.0.1", 9090, Path.of("data", "sandbox"), 0, 42);
    }

    /// @throws IllegalArgumentException with a line that says what is wrong
    static Options parse(List<String> arguments) {
        Options options = defaults();
        for (int i = 0; i < arguments.size(); i += 2) {
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException("No value after " + arguments.get(i));
            }
            options = options.with(arguments.get(i), arguments.get(i + 1));
        }
        return options;
    }

    private Options with(String name, String value) {
        try {
            return switch (name) {
                case "--host" -> new Options(value, port, data, faultsPerMillion, seed);
                case "--port" -> new Options(host, port(value), data, faultsPerMillion, seed);
                case "--data" -> new Options(host, port, Path.of(value), faultsPerMillion, seed);
                case "--faults" -> new Options(host, port, data, perMillion(value), seed);
                case "--seed" ->
                        new Options(host, port, data, faultsPerMillion, Long.parseLong(value));
                default -> throw new IllegalArgumentException("Unknown option " + name);
            };
        } catch (NumberFormatException | ArithmeticException _) {
            throw new IllegalArgumentException(name + " is not a number: " + value);
        }
    }

    private static int port(String value) {
        int port = Integer.parseInt(value);
        if (port < 0 || port > PORT_MAX) {
            throw new IllegalArgumentException("A port lies between 0 and 65535, not " + port);
        }
        return port;
    }

    /// @throws ArithmeticException when it has more than six places
    static int perMillion(String rate) {
        int perMillion = new BigDecimal(rate).movePointRight(6).intValueExact();
        return new Faults.Rate(perMillion, java.util.Set.of(), java.util.Set.of()).perMillion();
    }
}
