package org.xinyi.payment;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

/// The sandbox, started as a user starts it.
final class SandboxProcess {

    private static final Duration START_MAX = Duration.ofSeconds(40);

    private final Process process;
    private final int port;

    private SandboxProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static SandboxProcess start(Path jar, Path data) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-jar",
                                jar.toString(),
                                "--port",
                                String.valueOf(port),
                                "--data",
                                data.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        SandboxProcess sandbox = new SandboxProcess(process, port);
        await().atMost(START_MAX).until(sandbox::isUp);
        return sandbox;
    }

    String url() {
        return "http://localhost:" + port + "/";
    }

    void stop() {
        process.destroy();
    }

    private boolean isUp() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "health")).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
