package org.xinyi.city.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.xinyi.city.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/// What it was measured on.
final class Machine {

    private Machine() {}

    static ObjectNode describe() {
        return Json.object()
                .put("cpus", Runtime.getRuntime().availableProcessors())
                .put("model", field("/proc/cpuinfo", "model name"))
                .put("memory", field("/proc/meminfo", "MemTotal"))
                .put(
                        "system",
                        System.getProperty("os.name") + " " + System.getProperty("os.version"))
                .put("java", System.getProperty("java.vm.version"))
                .put("loadBefore", first("/proc/loadavg"));
    }

    private static String field(String file, String name) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.startsWith(name))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("");
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static String first(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException unreadable) {
            return "";
        }
    }
}
