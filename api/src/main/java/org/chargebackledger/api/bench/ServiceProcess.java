package org.chargebackledger.api.bench;

import org.chargebackledger.api.cli.CommandRefused;

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
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The service as users start it: in a JVM of its own, with the embedded database. */
final class ServiceProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(5);
    private static final long POLL_MILLIS = 100;
    private static final long STOP_SECONDS = 60;

    private final Path home;
    private final int port;
    private final Process process;

    private ServiceProcess(Path home, int port, Process process) {
        this.home = home;
        this.port = port;
        this.process = process;
    }

    /**
     * Starts a service with an empty ledger and the demo's users, and waits until it answers.
     *
     * @param heap the most the JVM may take for objects, as {@code -Xmx} takes it
     */
    static ServiceProcess start(Path home, String heap) throws IOException {
        Files.createDirectories(home);
        var port = freePort();
        var command =
                ChildJvm.command(
                        heap,
                        List.of(
                                "serve",
                                "--spring.profiles.active=demo",
                                "--chargeback.demo.company=none",
                                "--chargeback.home=" + home.resolve("data"),
                                "--server.port=" + port));
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(home.resolve("service.log").toFile())
                        .start();
        var service = new ServiceProcess(home, port, process);
        service.awaitReady();
        return service;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    ProcessHandle service() {
        return process.toHandle();
    }

    /** The database server, which outlives the service that started it. */
    ProcessHandle database() {
        try (var files = Files.walk(home)) {
            var lock =
                    files.filter(file -> file.endsWith("postmaster.pid")).findFirst().orElseThrow();
            var pid = Long.parseLong(Files.readAllLines(lock).getFirst().strip());
            return ProcessHandle.of(pid).orElseThrow();
        } catch (IOException e) {
            throw new CommandRefused("the database's process is not known: " + e.getMessage());
        }
    }

    /** What lies on disk, in bytes. */
    long stored() throws IOException {
        try (var files = Files.walk(home.resolve("data"))) {
            return files.filter(Files::isRegularFile).mapToLong(ServiceProcess::size).sum();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0; // the database removed it meanwhile
        }
    }

    private void awaitReady() throws IOException {
        var until = Instant.now().plus(PATIENCE);
        try (var http = HttpClient.newHttpClient()) {
            while (!isReady(http)) {
                if (Instant.now().isAfter(until) || !process.isAlive()) {
                    close();
                    throw new CommandRefused(
                            "the service does not get ready:\n"
                                    + Files.readString(home.resolve("service.log")));
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new CommandRefused("interrupted");
        }
    }

    private boolean isReady(HttpClient http) throws InterruptedException {
        var request = HttpRequest.newBuilder(uri().resolve("/actuator/health")).timeout(ANSWER_MAX);
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.discarding());
            return answer.statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, STOP_SECONDS, TimeUnit.SECONDS).join();
        process.destroyForcibly();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
