package org.chargebackledger.api.delivery;

import org.chargebackledger.ingest.Sources;
import org.chargebackledger.ingest.delivery.Reading;
import org.chargebackledger.ingest.delivery.StagedFile;
import org.chargebackledger.ingest.duckdb.EngineSettings;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.projections.imports.KnownDelivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads kept deliveries with the importer that their source names. */
public final class DeliveryReading {

    private final Sources sources;
    private final DeliveryStore store;
    private final Path workspace;
    private final EngineSettings engine;

    public DeliveryReading(
            Sources sources, DeliveryStore store, Path workspace, EngineSettings engine) {
        this.sources = sources;
        this.store = store;
        this.workspace = workspace;
        this.engine = engine;
    }

    /** Refuses a source that nobody registered. */
    void requireKnown(String source) {
        if (!sources.names().contains(source)) {
            throw Refusal.invalid(
                    "source-unknown",
                    "no source '" + source + "'; there are " + String.join(", ", sources.names()));
        }
    }

    /** Whether the source delivers readings, and not a bill. */
    boolean isUsage(String source) {
        return sources.isUsage(source);
    }

    /** Reads the delivery; what it needs on disk is gone when the reading is closed. */
    Reading read(KnownDelivery delivery) {
        var files =
                delivery.files().stream()
                        .map(file -> new StagedFile(file.name(), store.path(file.sha256())))
                        .toList();
        try {
            Files.createDirectories(workspace);
            var folder = Files.createTempDirectory(workspace, "import-");
            var log = new LoggedProgress(delivery.importId());
            return sources.read(delivery.source(), files, delivery.declared(), folder, engine, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
