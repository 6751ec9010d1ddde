package org.chargebackledger.api.delivery;

import org.chargebackledger.ingest.DeliveryReader;
import org.chargebackledger.ingest.delivery.BillRow;
import org.chargebackledger.ingest.delivery.Reading;
import org.chargebackledger.ingest.delivery.StagedFile;
import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.imports.KnownDelivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Reads kept deliveries with the importer that their source names. */
public final class DeliveryReading {

    private final DeliveryReader reader;
    private final DeliveryStore store;
    private final Path workspace;
    private final Semaphore oneAtATime = new Semaphore(1, true);

    public DeliveryReading(DeliveryReader reader, DeliveryStore store, Path workspace) {
        this.reader = reader;
        this.store = store;
        this.workspace = workspace;
    }

    /**
     * Whether the source delivers readings, and not a bill.
     *
     * @throws org.chargebackledger.ledger.audit.Refusal if there is no such source
     */
    boolean isUsage(String source) {
        return !reader.isBill(source);
    }

    /** Reads the delivery; what it needs on disk is gone when the reading is closed. */
    Reading read(KnownDelivery delivery) {
        try {
            return reader.read(
                    delivery.source(),
                    files(delivery),
                    delivery.declared(),
                    workspace,
                    new LoggedProgress(delivery.importId()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The very rows of the kept files that a cost line sums, at most {@code limit} of them. One
     * caller at a time reads, because each may take as much memory as an import.
     *
     * @param period the billing period of the line's snapshot
     */
    public List<BillRow> rowsOf(KnownDelivery delivery, CostLine line, Period period, int limit) {
        oneAtATime.acquireUninterruptibly();
        try {
            return reader.rowsOf(
                    delivery.source(),
                    files(delivery),
                    delivery.declared(),
                    workspace,
                    line,
                    period,
                    limit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            oneAtATime.release();
        }
    }

    private List<StagedFile> files(KnownDelivery delivery) {
        return delivery.files().stream()
                .map(file -> new StagedFile(file.name(), store.path(file.sha256())))
                .toList();
    }
}
