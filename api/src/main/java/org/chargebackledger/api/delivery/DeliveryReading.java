package org.chargebackledger.api.delivery;

import org.chargebackledger.ingest.DeliveryReader;
import org.chargebackledger.ingest.delivery.Reading;
import org.chargebackledger.ingest.delivery.StagedFile;
import org.chargebackledger.projections.imports.KnownDelivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Reads kept deliveries with the importer that their source names. */
public final class DeliveryReading {

    private final DeliveryReader reader;
    private final DeliveryStore store;
    private final Path workspace;

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
        var files =
                delivery.files().stream()
                        .map(file -> new StagedFile(file.name(), store.path(file.sha256())))
                        .toList();
        try {
            return reader.read(
                    delivery.source(),
                    files,
                    delivery.declared(),
                    workspace,
                    new LoggedProgress(delivery.importId()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
