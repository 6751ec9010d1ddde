package org.chargebackledger.api.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process takes, alone or with those below it, as Linux counts it. Elsewhere there is only
 * the CPU time of those that are alive, and memory is 0.
 */
final class ProcessGauge {

    private static final Pattern SPACES = Pattern.compile("\\s+");

    /** Linux tells the time of processes in hundredths of a second, whatever its own clock. */
    private static final long MILLIS_PER_TICK = 10;

    /** Places in {@code /proc/PID/stat}, counted after the name: own, then of ended children. */
    private static final int USER_TIME = 11;

    private static final int TIMES = 4;
    private static final long KIB = 1_024;

    private final ProcessHandle process;
    private final boolean withDescendants;

    private ProcessGauge(ProcessHandle process, boolean withDescendants) {
        this.process = process;
        this.withDescendants = withDescendants;
    }

    static ProcessGauge alone(ProcessHandle process) {
        return new ProcessGauge(process, false);
    }

    static ProcessGauge withDescendants(ProcessHandle process) {
        return new ProcessGauge(process, true);
    }

    /** CPU time since it was started. */
    Duration cpu() {
        return all().map(ProcessGauge::cpu).reduce(Duration.ZERO, Duration::plus);
    }

    /** The most memory the process itself ever had since it was asked to forget, in bytes. */
    long residentPeak() {
        return kibibytes(process.pid(), "status", "VmHWM:");
    }

    /** From now on only later peaks count. */
    void forgetPeak() {
        try {
            Files.writeString(proc(process.pid(), "clear_refs"), "5");
        } catch (IOException e) {
            // Not a Linux that lets us: the peak is then that of the whole life.
        }
    }

    /** What all of them have now, shared memory counted once, in bytes. */
    long proportional() {
        return all().mapToLong(one -> kibibytes(one.pid(), "smaps_rollup", "Pss:")).sum();
    }

    private Stream<ProcessHandle> all() {
        return withDescendants
                ? Stream.concat(Stream.of(process), process.descendants())
                : Stream.of(process);
    }

    private static Duration cpu(ProcessHandle process) {
        try {
            var stat = Files.readString(proc(process.pid(), "stat"));
            var words = SPACES.split(stat.substring(stat.lastIndexOf(')') + 2), -1);
            var ticks = 0L;
            for (var time = 0; time < TIMES; time++) {
                ticks += Long.parseLong(words[USER_TIME + time]);
            }
            return Duration.ofMillis(ticks * MILLIS_PER_TICK);
        } catch (IOException e) {
            return process.info().totalCpuDuration().orElse(Duration.ZERO);
        }
    }

    private static long kibibytes(long pid, String file, String label) {
        try (var lines = Files.lines(proc(pid, file))) {
            return lines.filter(line -> line.startsWith(label))
                    .mapToLong(line -> Long.parseLong(SPACES.split(line, -1)[1]) * KIB)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException e) {
            return 0; // it has ended, or this is no Linux
        }
    }

    private static Path proc(long pid, String file) {
        return Path.of("/proc", Long.toString(pid), file);
    }
}
