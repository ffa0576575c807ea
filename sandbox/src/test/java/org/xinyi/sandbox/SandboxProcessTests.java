package org.xinyi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The sandbox as a process of its own: started, killed, started again.
class SandboxProcessTests {

    @TempDir Path folder;

    @Test
    void forgetsNothingWhenItIsKilled() throws Exception {
        String persons = "[{\"personRef\":\"张三\",\"seriousDishonesty\":true}]";
        Process first = start("--port", "0");
        String address = address(first);
        HttpRequest put =
                HttpRequest.newBuilder(URI.create(address + "/credit-platform/admin/persons"))
                        .PUT(BodyPublishers.ofString(persons))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(put, BodyHandlers.discarding());
            first.destroyForcibly().waitFor();
            Process second = start("--port", "0");
            HttpRequest get =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            address(second)
                                                    + "/credit-platform/persons/%E5%BC%A0%E4%B8%89"))
                            .build();

            assertThat(client.send(get, BodyHandlers.ofString()).body())
                    .isEqualTo(
                            "{\"personRef\":\"张三\",\"listed\":false,\"seriousDishonesty\":true,"
                                    + "\"identityVerified\":true}");
            second.destroyForcibly().waitFor();
        }
    }

    @Test
    void exitsWithAClearLineWhenThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            Process process =
                    start("--port", Integer.toString(taken.getLocalPort()), "--host", "0.0.0.0");

            assertThat(process.waitFor()).isEqualTo(1);
            assertThat(process.inputReader(StandardCharsets.UTF_8).lines())
                    .singleElement()
                    .asString()
                    .contains("端口已被占用")
                    .contains(Integer.toString(taken.getLocalPort()));
        }
    }

    @Test
    void readsItsOptions() {
        Options options = Options.parse(List.of("--port", "1", "--faults", "0.01", "--seed", "7"));

        assertThat(options.port()).isEqualTo(1);
        assertThat(options.faultsPerMillion()).isEqualTo(10_000);
        assertThat(options.seed()).isEqualTo(7);
        for (String bad : List.of("--port x", "--port 70000", "--faults 2", "--colour red")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Options.parse(List.of(bad.split(" ", -1))));
        }
    }

    private Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dstdout.encoding=UTF-8");
        command.add("-Dstderr.encoding=UTF-8");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(Sandbox.class.getName());
        command.add("--data");
        command.add(folder.toString());
        command.addAll(List.of(options));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String address(Process process) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        return line.substring(line.indexOf("http://"));
    }
}
