package org.chargebackledger.api.crash;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The service in a JVM of its own, on one folder and one port; killed, it leaves its database
 * server behind as an orphan.
 */
public final class KillableService implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(5);

    private final Path home;
    private final int port;
    private final List<String> arguments;
    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;

    /** Started, with further arguments each time. */
    public KillableService(Path home, String... arguments) throws IOException {
        this.home = home;
        this.arguments = List.of(arguments);
        this.port = freePort();
        this.process = start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** SIGKILL, no shutdown hook runs; then a new process on the same folder. */
    public synchronized void killAndRestart() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        process = start();
    }

    /** Waits for the health check to answer 200. */
    public void awaitReady() throws InterruptedException {
        var until = Instant.now().plus(PATIENCE);
        while (!isReady()) {
            if (Instant.now().isAfter(until) || !isAlive()) {
                throw new AssertionError("the service does not get ready:\n" + log());
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** What all its processes said. */
    public String log() {
        try {
            return Files.readString(home.resolve("service.log"));
        } catch (IOException e) {
            return "no log: " + e;
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, 30, TimeUnit.SECONDS).join();
        process.destroyForcibly();
        http.close();
    }

    private synchronized boolean isAlive() {
        return process.isAlive();
    }

    private boolean isReady() throws InterruptedException {
        var request = HttpRequest.newBuilder(uri().resolve("/actuator/health")).timeout(ANSWER_MAX);
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private Process start() throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "-XX:TieredStopAtLevel=1",
                                "--sun-misc-unsafe-memory-access=allow",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "org.chargebackledger.api.ChargebackLedgerApplication"));
        command.addAll(
                List.of(
                        "--spring.profiles.active=demo",
                        "--chargeback.demo.company=none",
                        "--chargeback.home=" + home.resolve("data"),
                        "--server.port=" + port));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(home.resolve("service.log").toFile()))
                .start();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
