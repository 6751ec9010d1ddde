package org.chargebackledger.api.bench;

import org.chargebackledger.api.cli.CommandRefused;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The same month on DuckDB: scan and allocation in one statement, in a JVM of its own, with nothing
 * stored, checked, rounded, posted or explained.
 *
 * @param peak resident memory of its process at the highest, in bytes; 0 where nobody counts it
 * @param totals exact to some ten decimals, by cost center
 */
record DuckDbPeer(Duration wall, Duration cpu, long peak, SortedMap<String, BigDecimal> totals) {

    /** Only the arithmetic is the engine's: the JVM around it needs little. */
    private static final String HEAP = "128m";

    static DuckDbPeer measure(Path folder, Path bill) throws IOException {
        var command =
                ChildJvm.command(
                        HEAP, List.of("bench", "duckdb", folder.toString(), bill.toString()));
        var process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new CommandRefused("DuckDB did not allocate " + bill + ": " + answer);
        }
        // A JVM may say something of its own before.
        return of(JsonMapper.shared().readTree(answer.lines().toList().getLast()));
    }

    private static DuckDbPeer of(JsonNode answer) {
        var totals = new TreeMap<String, BigDecimal>();
        answer.path("totals")
                .properties()
                .forEach(total ->
                        totals.put(total.getKey(), new BigDecimal(total.getValue().asString(""))));
        return new DuckDbPeer(
                Duration.ofNanos(answer.path("wallNanos").asLong()),
                Duration.ofNanos(answer.path("cpuNanos").asLong()),
                answer.path("peak").asLong(),
                totals);
    }
}
