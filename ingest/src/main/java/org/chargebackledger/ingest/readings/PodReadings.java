package org.chargebackledger.ingest.readings;

import org.chargebackledger.ingest.duckdb.DuckDb;
import org.chargebackledger.ingest.duckdb.RowWriter;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Readings of single pods in the units in which clusters measure, on their way to usage lines: the
 * engine puts them in order, then {@link UsageMerge} adds them up.
 */
public final class PodReadings implements AutoCloseable {

    /** Whose reading it is, and when. */
    public record Subject(
            Instant start,
            Instant end,
            String cluster,
            String node,
            String namespace,
            String workload,
            String labels) {}

    /**
     * What was measured over the interval; GPU time in sevenths of a GPU-second, because a GPU may
     * be cut into sevenths.
     */
    public record Amounts(
            BigDecimal cpuRequestCoreSeconds,
            BigDecimal cpuUsedCoreSeconds,
            BigDecimal ramRequestByteSeconds,
            BigDecimal ramUsedByteSeconds,
            BigDecimal gpuRequestSevenths,
            BigDecimal gpuUsedSevenths,
            BigDecimal pvByteSeconds,
            BigDecimal networkBytes) {

        public static final Amounts NONE =
                new Amounts(
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO);

        List<BigDecimal> list() {
            return List.of(
                    cpuRequestCoreSeconds,
                    cpuUsedCoreSeconds,
                    ramRequestByteSeconds,
                    ramUsedByteSeconds,
                    gpuRequestSevenths,
                    gpuUsedSevenths,
                    pvByteSeconds,
                    networkBytes);
        }

        public static Amounts volume(BigDecimal byteSeconds) {
            return new Amounts(
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    byteSeconds,
                    BigDecimal.ZERO);
        }

        public static Amounts gpu(BigDecimal sevenths) {
            return new Amounts(
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    sevenths,
                    sevenths,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO);
        }
    }

    private final RowWriter writer;

    public PodReadings(DuckDb database) {
        database.execute(
                "CREATE TABLE pod_readings (s BIGINT, e BIGINT, cluster VARCHAR, node VARCHAR,"
                        + " namespace VARCHAR, workload VARCHAR, labels VARCHAR, q0 VARCHAR, q1"
                        + " VARCHAR, q2 VARCHAR, q3 VARCHAR, q4 VARCHAR, q5 VARCHAR, q6 VARCHAR, q7"
                        + " VARCHAR)");
        writer = database.writer("pod_readings");
    }

    public void add(Subject subject, Amounts amounts) {
        var cells = new Object[15];
        cells[0] = ChronoUnit.MICROS.between(Instant.EPOCH, subject.start());
        cells[1] = ChronoUnit.MICROS.between(Instant.EPOCH, subject.end());
        cells[2] = subject.cluster();
        cells[3] = subject.node();
        cells[4] = subject.namespace();
        cells[5] = subject.workload();
        cells[6] = subject.labels();
        var next = 7;
        for (var amount : amounts.list()) {
            cells[next++] = amount.toString();
        }
        writer.add(cells);
    }

    @Override
    public void close() {
        writer.close();
    }
}
