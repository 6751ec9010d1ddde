package org.chargebackledger.ingest.openshift;

import org.chargebackledger.ingest.delivery.Findings;
import org.chargebackledger.ingest.duckdb.DuckDb;
import org.chargebackledger.ingest.duckdb.RowWriter;
import org.chargebackledger.ingest.readings.CsvRow;
import org.chargebackledger.ingest.readings.Labels;
import org.chargebackledger.ingest.readings.ReadingTables;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.usage.NodeLine;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What the reports say about nodes and namespaces, interval by interval. Pod reports repeat a
 * node's capacity on each of its pods' rows; the hours a node existed are the hours in which it has
 * rows.
 */
final class NodeReadings implements AutoCloseable {

    private static final BigDecimal BYTES_PER_GIB = BigDecimal.valueOf(1L << 30);

    /** Adjoining intervals of a day over which nothing about the node changed. */
    private static final String RUNS =
            "WITH hours AS (SELECT DISTINCT c.*, coalesce(g.gpus, 0) AS gpus,"
                    + " coalesce(l.labels, '{}') AS labels FROM capacity c LEFT JOIN (SELECT s,"
                    + " node, count(DISTINCT gpu) AS gpus FROM gpus GROUP BY ALL) g USING (s, node)"
                    + " LEFT JOIN (SELECT s, node, max(labels) AS labels FROM node_labels GROUP BY"
                    + " ALL) l USING (s, node)), runs AS (SELECT *, sum(CASE WHEN s = before AND s"
                    + " % 86400 <> 0 THEN 0 ELSE 1 END) OVER (PARTITION BY node, resource_id,"
                    + " cores, bytes, gpus, labels ORDER BY s) AS run FROM (SELECT *, lag(e) OVER"
                    + " (PARTITION BY node, resource_id, cores, bytes, gpus, labels ORDER BY s) AS"
                    + " before FROM hours)) SELECT node, resource_id, cores, bytes, gpus, labels,"
                    + " min(s) AS s, max(e) AS e FROM runs GROUP BY node, resource_id, cores,"
                    + " bytes, gpus, labels, run";

    private final RowWriter capacity;
    private final RowWriter gpus;
    private final RowWriter labels;
    private final RowWriter namespaces;

    NodeReadings(DuckDb database) {
        database.execute(
                "CREATE TABLE capacity (s BIGINT, e BIGINT, node VARCHAR, resource_id VARCHAR,"
                        + " cores VARCHAR, bytes VARCHAR)");
        database.execute("CREATE TABLE gpus (s BIGINT, node VARCHAR, gpu VARCHAR)");
        database.execute("CREATE TABLE node_labels (s BIGINT, node VARCHAR, labels VARCHAR)");
        database.execute(
                "CREATE TABLE namespace_labels (s BIGINT, e BIGINT, namespace VARCHAR, labels"
                        + " VARCHAR)");
        capacity = database.writer("capacity");
        gpus = database.writer("gpus");
        labels = database.writer("node_labels");
        namespaces = database.writer("namespace_labels");
    }

    void add(CsvRow row) {
        capacity.add(
                ReportCells.start(row).getEpochSecond(),
                ReportCells.end(row).getEpochSecond(),
                row.optional("node"),
                row.optional("resource_id"),
                row.quantity("node_capacity_cpu_cores").toString(),
                row.quantity("node_capacity_memory_bytes").toString());
    }

    void addGpu(CsvRow row) {
        gpus.add(ReportCells.start(row).getEpochSecond(), row.text("node"), row.text("gpu_uuid"));
    }

    void addLabels(CsvRow row) {
        var parsed = Labels.canonical(ReportCells.labels(row.optional("node_labels")));
        labels.add(ReportCells.start(row).getEpochSecond(), row.text("node"), parsed);
    }

    void addNamespaceLabels(CsvRow row) {
        var parsed = Labels.canonical(ReportCells.labels(row.optional("namespace_labels")));
        namespaces.add(
                ReportCells.start(row).getEpochSecond(),
                ReportCells.end(row).getEpochSecond(),
                row.text("namespace"),
                parsed);
    }

    /** One line for adjoining intervals of a day over which nothing about the node changed. */
    static void merge(DuckDb database, String cluster, ReadingTables tables, Findings findings) {
        var disagreeing =
                database.number(
                        "SELECT count(*) FROM (SELECT s, e, node FROM capacity GROUP BY ALL"
                                + " HAVING count(DISTINCT (resource_id, cores, bytes)) > 1)");
        if (disagreeing > 0) {
            findings.reject(
                    null,
                    "capacity-differs",
                    disagreeing
                            + " times the rows of one node and interval state different"
                            + " capacities");
            return;
        }
        database.stream(
                RUNS,
                row ->
                        tables.add(
                                "",
                                0,
                                new NodeLine(
                                        Instant.ofEpochSecond(row.getLong("s")),
                                        Instant.ofEpochSecond(row.getLong("e")),
                                        cluster,
                                        row.getString("node"),
                                        row.getString("resource_id"),
                                        Exact.parse(row.getString("cores")),
                                        Exact.quotient(
                                                new BigDecimal(row.getString("bytes")),
                                                BYTES_PER_GIB),
                                        Exact.of(row.getLong("gpus")),
                                        row.getString("labels"))));
    }

    @Override
    public void close() {
        capacity.close();
        gpus.close();
        labels.close();
        namespaces.close();
    }
}
