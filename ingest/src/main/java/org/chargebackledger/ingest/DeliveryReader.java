package org.chargebackledger.ingest;

import org.chargebackledger.ingest.bill.BillOptions;
import org.chargebackledger.ingest.delivery.BillRow;
import org.chargebackledger.ingest.delivery.Findings;
import org.chargebackledger.ingest.delivery.Progress;
import org.chargebackledger.ingest.delivery.ReadRequest;
import org.chargebackledger.ingest.delivery.Reading;
import org.chargebackledger.ingest.delivery.Rejected;
import org.chargebackledger.ingest.delivery.RejectedDelivery;
import org.chargebackledger.ingest.delivery.StagedFile;
import org.chargebackledger.ingest.duckdb.DuckDb;
import org.chargebackledger.ingest.duckdb.EngineSettings;
import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.time.Period;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/** Reads deliveries of every source. Holds nothing between two readings. */
public final class DeliveryReader {

    private final Sources sources;
    private final EngineSettings engine;

    public DeliveryReader(EngineSettings engine, BillOptions options) {
        this.sources = Sources.all(options);
        this.engine = engine;
    }

    /** The names of all sources. */
    public List<String> sources() {
        return sources.names();
    }

    /** Whether a source delivers bills; else it delivers readings. */
    public boolean isBill(String source) {
        return sources.named(source).isBill();
    }

    /**
     * Reads one delivery: its files are accepted or rejected as a set.
     *
     * @param declared fields the sender stated beside the files
     * @param workspace a folder for what does not fit in memory; left as it was once the reading is
     *     closed
     * @throws org.chargebackledger.ledger.audit.Refusal if there is no such source
     */
    public Reading read(
            String source,
            List<StagedFile> files,
            SortedMap<String, String> declared,
            Path workspace,
            Progress progress)
            throws IOException {
        var reader = sources.named(source);
        Files.createDirectories(workspace);
        var folder = Files.createTempDirectory(workspace, "reading-");
        var findings = new Findings();
        var open = false;
        try {
            var request = ReadRequest.of(files, declared, folder, engine, progress, findings);
            findings.stopIfRejected();
            var reading = reader.read(request);
            open = !(reading instanceof Rejected);
            return reading;
        } catch (RejectedDelivery e) {
            return new Rejected(findings.list());
        } finally {
            if (!open) {
                DuckDb.remove(folder);
            }
        }
    }

    /**
     * The very rows of a kept delivery that a cost line sums, at most {@code limit} of them.
     *
     * @param period the billing period of the line's snapshot
     */
    public List<BillRow> rowsOf(
            String source,
            List<StagedFile> files,
            SortedMap<String, String> declared,
            Path workspace,
            CostLine line,
            Period period,
            int limit)
            throws IOException {
        var reader = sources.named(source);
        Files.createDirectories(workspace);
        var folder = Files.createTempDirectory(workspace, "reading-");
        try {
            var request =
                    ReadRequest.of(
                            files, declared, folder, engine, Progress.SILENT, new Findings());
            return reader.rowsOf(request, line, period, limit);
        } finally {
            DuckDb.remove(folder);
        }
    }
}
