package org.chargebackledger.ingest.readings;

import org.chargebackledger.ingest.duckdb.DuckDb;
import org.chargebackledger.ingest.duckdb.RowWriter;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.usage.EstimateLine;
import org.chargebackledger.ledger.usage.MetricLine;
import org.chargebackledger.ledger.usage.NamespaceLabels;
import org.chargebackledger.ledger.usage.NodeLine;
import org.chargebackledger.ledger.usage.UsageLine;
import org.chargebackledger.ledger.usage.WorkloadLabels;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Readings on their way into the engine, where they are put in order. Quantities stay text: the
 * engine never computes with them.
 */
public final class ReadingTables implements AutoCloseable {

    private static final String PLACE = "file VARCHAR, line BIGINT, s BIGINT, e BIGINT, ";

    private final RowWriter usage;
    private final RowWriter nodes;
    private final RowWriter metrics;
    private final RowWriter labels;
    private final RowWriter workloadLabels;
    private final RowWriter estimates;

    public ReadingTables(DuckDb database) {
        database.execute(
                "CREATE TABLE usage_lines ("
                        + PLACE
                        + "cluster VARCHAR, node VARCHAR, namespace VARCHAR, workload VARCHAR,"
                        + " q0 VARCHAR, q1 VARCHAR, q2 VARCHAR, q3 VARCHAR, q4 VARCHAR, q5 VARCHAR,"
                        + " q6 VARCHAR, q7 VARCHAR, labels VARCHAR)");
        database.execute(
                "CREATE TABLE node_lines ("
                        + PLACE
                        + "cluster VARCHAR, node VARCHAR, resource_id VARCHAR, cores VARCHAR,"
                        + " ram VARCHAR, gpus VARCHAR, labels VARCHAR)");
        database.execute(
                "CREATE TABLE metric_lines ("
                        + PLACE
                        + "metric VARCHAR, cluster VARCHAR, namespace VARCHAR, cost_center VARCHAR,"
                        + " amount VARCHAR, unit VARCHAR)");
        database.execute(
                "CREATE TABLE label_lines ("
                        + PLACE
                        + "cluster VARCHAR, namespace VARCHAR, labels VARCHAR)");
        database.execute(
                "CREATE TABLE workload_label_lines ("
                        + PLACE
                        + "cluster VARCHAR, namespace VARCHAR, workload VARCHAR, labels VARCHAR)");
        database.execute(
                "CREATE TABLE estimate_lines (day BIGINT, cluster VARCHAR, node VARCHAR,"
                        + " namespace VARCHAR, category VARCHAR, amount VARCHAR,"
                        + " currency VARCHAR)");
        usage = database.writer("usage_lines");
        nodes = database.writer("node_lines");
        metrics = database.writer("metric_lines");
        labels = database.writer("label_lines");
        workloadLabels = database.writer("workload_label_lines");
        estimates = database.writer("estimate_lines");
    }

    public void add(String file, long line, UsageLine reading) {
        usage.add(
                file,
                line,
                micros(reading.start()),
                micros(reading.end()),
                reading.cluster(),
                reading.node(),
                reading.namespace(),
                reading.workload(),
                text(reading.cpuRequestCoreHours()),
                text(reading.cpuUsedCoreHours()),
                text(reading.ramRequestGibHours()),
                text(reading.ramUsedGibHours()),
                text(reading.gpuRequestHours()),
                text(reading.gpuUsedHours()),
                text(reading.pvGibHours()),
                text(reading.networkBytes()),
                reading.labels());
    }

    public void add(String file, long line, NodeLine reading) {
        nodes.add(
                file,
                line,
                micros(reading.start()),
                micros(reading.end()),
                reading.cluster(),
                reading.node(),
                reading.resourceId(),
                text(reading.cpuCores()),
                text(reading.ramGib()),
                text(reading.gpuCount()),
                reading.labels());
    }

    public void add(String file, long line, MetricLine reading) {
        metrics.add(
                file,
                line,
                micros(reading.start()),
                micros(reading.end()),
                reading.metric(),
                reading.cluster(),
                reading.namespace(),
                reading.costCenter(),
                text(reading.value()),
                reading.unit());
    }

    /** Days stand in the columns of the interval; an open end is the last day there is. */
    public void add(String file, long line, NamespaceLabels reading) {
        labels.add(
                file,
                line,
                reading.validFrom().toEpochDay(),
                reading.endDayUntil(ReadingSlices.OPEN).toEpochDay(),
                reading.cluster(),
                reading.namespace(),
                reading.labels());
    }

    /** The same of labels of workloads. */
    public void add(String file, long line, WorkloadLabels reading) {
        workloadLabels.add(
                file,
                line,
                reading.validFrom().toEpochDay(),
                reading.endDayUntil(ReadingSlices.OPEN).toEpochDay(),
                reading.cluster(),
                reading.namespace(),
                reading.workload(),
                reading.labels());
    }

    void add(EstimateLine estimate) {
        estimates.add(
                estimate.day().toEpochDay(),
                estimate.cluster(),
                estimate.node(),
                estimate.namespace(),
                estimate.category().text(),
                text(estimate.amount()),
                estimate.currency().code());
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static String text(Exact quantity) {
        return quantity.toString();
    }

    @Override
    public void close() {
        usage.close();
        nodes.close();
        metrics.close();
        labels.close();
        workloadLabels.close();
        estimates.close();
    }
}
