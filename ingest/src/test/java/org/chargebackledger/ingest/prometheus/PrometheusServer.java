package org.chargebackledger.ingest.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.chargebackledger.ledger.Effort;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real Prometheus that knows the samples of a file. */
final class PrometheusServer implements AutoCloseable {

    private static final Path SERVER = Path.of("/usr/bin/prometheus");
    private static final Path TOOL = Path.of("/usr/bin/promtool");

    private final Process process;
    private final int port;

    private PrometheusServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Skips the test where there is none, unless all tests are asked for. */
    static void requireThatThereIsOne() {
        var isThere = Files.isExecutable(SERVER) && Files.isExecutable(TOOL);
        if (Effort.isAll()) {
            assertThat(isThere).as("all tests are asked for, and need %s", SERVER).isTrue();
        }
        assumeTrue(isThere, "no Prometheus at " + SERVER);
    }

    /**
     * Starts one.
     *
     * @param samples in the text form of OpenMetrics
     */
    static PrometheusServer of(Path folder, Path samples) throws Exception {
        return of(folder, samples, "global: {}\n");
    }

    /** Starts one with a configuration. */
    static PrometheusServer of(Path folder, Path samples, String text) throws Exception {
        var store = folder.resolve("store");
        run(
                folder,
                TOOL.toString(),
                "tsdb",
                "create-blocks-from",
                "openmetrics",
                samples.toString(),
                store.toString());
        var configuration = Files.writeString(folder.resolve("prometheus.yml"), text);
        var port = freePort();
        var process =
                new ProcessBuilder(
                                SERVER.toString(),
                                "--config.file=" + configuration,
                                "--storage.tsdb.path=" + store,
                                "--storage.tsdb.retention.time=100y",
                                // Samples from a file have no marks where a series ends.
                                "--query.lookback-delta=59s",
                                "--query.max-samples=2000000",
                                "--web.listen-address=127.0.0.1:" + port)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("prometheus.log").toFile())
                        .start();
        var server = new PrometheusServer(process, port);
        server.await(folder);
        return server;
    }

    String address() {
        return "http://127.0.0.1:" + port + "/";
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void run(Path folder, String... command) throws Exception {
        var log = folder.resolve("tool.log");
        var process =
                new ProcessBuilder(List.of(command))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("the tool ends").isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    }

    private void await(Path folder) throws Exception {
        for (var attempt = 0; attempt < 300; attempt++) {
            if (!process.isAlive()) {
                break;
            }
            try {
                var ready =
                        (HttpURLConnection)
                                URI.create(address() + "-/ready").toURL().openConnection();
                if (ready.getResponseCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // not listening yet
            }
            Thread.sleep(200);
        }
        close();
        throw new AssertionError(Files.readString(folder.resolve("prometheus.log")));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
