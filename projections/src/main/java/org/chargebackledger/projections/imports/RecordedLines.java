package org.chargebackledger.projections.imports;

import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.imports.CostImportCommand;
import org.chargebackledger.ledger.imports.CostImportEvent.CostLinesRecorded;
import org.chargebackledger.ledger.imports.UsageImportCommand;
import org.chargebackledger.ledger.imports.UsageImportEvent.UsageLinesRecorded;
import org.chargebackledger.ledger.run.SnapshotReader;
import org.chargebackledger.ledger.usage.UsageLines;
import org.chargebackledger.projections.storage.EventStreams;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.function.Consumer;

import javax.sql.DataSource;

/**
 * The lines of deliveries, read from the streams that hold them: no table ever holds a copy. A
 * block that is missing or belongs to another snapshot is an error, never a shorter answer.
 */
public final class RecordedLines implements SnapshotReader {

    private final CostSnapshots snapshots;
    private final JdbcClient jdbc;
    private final EventStreams streams;

    public RecordedLines(DataSource dataSource, EventStreams streams) {
        this.snapshots = new CostSnapshots(dataSource);
        this.jdbc = JdbcClient.create(dataSource);
        this.streams = streams;
    }

    @Override
    public void costLines(String snapshotId, Consumer<CostLines> blocks) {
        var known =
                snapshots
                        .find(snapshotId)
                        .orElseThrow(() -> new IllegalStateException("no snapshot " + snapshotId));
        var snapshot = known.snapshot();
        var lines = 0L;
        for (var i = 0; i < snapshot.chunks(); i++) {
            var stream = CostImportCommand.chunkId(known.importId(), snapshot.firstChunk() + i);
            var block = streams.only(stream, CostLinesRecorded.class);
            if (!block.snapshotId().equals(snapshotId)) {
                throw new IllegalStateException(
                        stream + " is of " + block.snapshotId() + ", not of " + snapshotId);
            }
            lines += block.lines().size();
            blocks.accept(block.lines());
        }
        if (lines != snapshot.lines()) {
            throw new IllegalStateException(
                    snapshotId + " has " + snapshot.lines() + " lines; its blocks hold " + lines);
        }
    }

    @Override
    public void usageLines(String importId, Consumer<UsageLines> blocks) {
        var chunks =
                jdbc.sql(
                                """
                                SELECT chunks FROM read_model.delivery
                                WHERE import_id = :id AND status = 'ACCEPTED' AND usage
                                """)
                        .param("id", importId)
                        .query(Integer.class)
                        .optional()
                        .orElseThrow(
                                () -> new IllegalStateException("no usage import " + importId));
        for (var i = 0; i < chunks; i++) {
            var stream = UsageImportCommand.chunkId(importId, i);
            blocks.accept(streams.only(stream, UsageLinesRecorded.class).lines());
        }
    }
}
