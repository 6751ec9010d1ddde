package org.chargebackledger.api.storage.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own that starts the server on a folder, writes one line and waits for its end. */
final class ServiceProcess {

    private static final String READY = "written, server ";

    private final Process process;
    private final long postmaster;

    private ServiceProcess(Process process, long postmaster) {
        this.process = process;
        this.postmaster = postmaster;
    }

    static ServiceProcess start(List<String> prefix, String classPath, Path home, String line)
            throws IOException {
        var command = new ArrayList<>(prefix);
        command.addAll(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        classPath,
                        ServiceProcess.class.getName(),
                        home.toString(),
                        line));
        var process =
                new ProcessBuilder(command)
                        .directory(Path.of("/").toFile())
                        .redirectErrorStream(true)
                        .start();
        var output =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var said = new StringBuilder();
        for (var next = output.readLine(); next != null; next = output.readLine()) {
            if (next.startsWith(READY)) {
                return new ServiceProcess(process, Long.parseLong(next.substring(READY.length())));
            }
            said.append(next).append('\n');
        }
        throw new IllegalStateException("The service ended early:\n" + said);
    }

    /** SIGKILL: no shutdown hook runs. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Lets the service close the server and end. */
    int end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        return process.waitFor();
    }

    boolean serverIsAlive() {
        return ProcessHandle.of(postmaster).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Waits, because whoever adopted the orphan may take a moment to bury it. */
    boolean serverEnds() throws InterruptedException {
        for (var tries = 0; tries < 100 && serverIsAlive(); tries++) {
            Thread.sleep(100);
        }
        return !serverIsAlive();
    }

    public static void main(String[] arguments) throws Exception {
        var home = Path.of(arguments[0]);
        try (var server = EmbeddedPostgres.start(home)) {
            Scratch.write(server, arguments[1]);
            System.out.println(READY + pid(home));
            System.out.flush();
            while (System.in.read() >= 0) {
                // Nothing is said; the end of the input is the end of the service.
            }
        }
    }

    private static String pid(Path home) {
        try {
            var file = home.resolve("postgres/data/postmaster.pid");
            return Files.readAllLines(file).getFirst().strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
