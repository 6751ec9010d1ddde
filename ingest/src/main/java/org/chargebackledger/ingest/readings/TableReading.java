package org.chargebackledger.ingest.readings;

import org.chargebackledger.ingest.delivery.Findings;
import org.chargebackledger.ingest.delivery.RejectedDelivery;
import org.chargebackledger.ingest.delivery.UsageReading;
import org.chargebackledger.ingest.duckdb.DuckDb;
import org.chargebackledger.ledger.imports.Finding;
import org.chargebackledger.ledger.usage.UsageLines;
import org.chargebackledger.ledger.usage.UsageSlice;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Readings that lie in the engine's tables. */
final class TableReading implements UsageReading {

    /** Readings to a block: the size of a recorded chunk. */
    private static final int BLOCK_LINES = 1000;

    private final DuckDb database;
    private final List<UsageSlice> slices;
    private final List<Finding> findings;

    private TableReading(DuckDb database, List<UsageSlice> slices, List<Finding> findings) {
        this.database = database;
        this.slices = slices;
        this.findings = findings;
    }

    static UsageReading of(DuckDb database, Findings findings) {
        findings.stopIfRejected();
        var slices = ReadingSlices.of(database);
        if (slices.isEmpty()) {
            findings.reject(null, "no-rows", "the delivery holds no reading");
            throw new RejectedDelivery();
        }
        return new TableReading(database, slices, findings.list());
    }

    @Override
    public List<Finding> findings() {
        return findings;
    }

    @Override
    public List<UsageSlice> slices() {
        return slices;
    }

    @Override
    public void lines(Consumer<UsageLines> blocks) {
        blocks(
                "SELECT * FROM usage_lines ORDER BY cluster, node, namespace, workload, s, e,"
                        + " labels",
                ReadingRows::usage,
                UsageLines.Usages::new,
                blocks);
        blocks(
                "SELECT * FROM node_lines ORDER BY cluster, node, s, e, resource_id",
                ReadingRows::node,
                UsageLines.Nodes::new,
                blocks);
        blocks(
                "SELECT * FROM metric_lines ORDER BY metric, cluster, namespace, cost_center, s, e,"
                        + " unit",
                ReadingRows::metric,
                UsageLines.Metrics::new,
                blocks);
        blocks(
                "SELECT * FROM label_lines ORDER BY cluster, namespace, s, e",
                ReadingRows::labels,
                UsageLines.Labels::new,
                blocks);
        blocks(
                "SELECT * FROM workload_label_lines ORDER BY cluster, namespace, workload, s, e",
                ReadingRows::workloadLabels,
                UsageLines.Workloads::new,
                blocks);
        blocks(
                "SELECT * FROM estimate_lines ORDER BY cluster, node, namespace, day, category",
                ReadingRows::estimate,
                UsageLines.Estimates::new,
                blocks);
    }

    private <T> void blocks(
            String sql,
            DuckDb.RowReader<T> reader,
            Function<List<T>, UsageLines> block,
            Consumer<UsageLines> blocks) {
        var lines = new ArrayList<T>(BLOCK_LINES);
        database.stream(
                sql,
                row -> {
                    lines.add(reader.read(row));
                    if (lines.size() == BLOCK_LINES) {
                        blocks.accept(block.apply(List.copyOf(lines)));
                        lines.clear();
                    }
                });
        if (!lines.isEmpty()) {
            blocks.accept(block.apply(List.copyOf(lines)));
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
