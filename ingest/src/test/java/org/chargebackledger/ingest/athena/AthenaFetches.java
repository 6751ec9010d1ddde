package org.chargebackledger.ingest.athena;

import org.chargebackledger.ingest.connector.Connector;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFolder;
import org.chargebackledger.ingest.connector.Fetched;
import org.chargebackledger.ingest.connector.Slice;
import org.chargebackledger.ingest.connector.SliceLength;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;

/** October 2026, fetched late in November. */
final class AthenaFetches {

    static final Slice MONTH = SliceLength.MONTH.of(LocalDate.parse("2026-10-01"));
    static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");

    private AthenaFetches() {}

    static Fetched fetch(Connector connector, Path folder, Instant now)
            throws FetchFailure, IOException {
        return connector.fetch(MONTH, FetchFolder.open(folder, connector.questions(MONTH)), now);
    }

    static FetchFailure failure(Connector connector, Path folder) throws IOException {
        try {
            fetch(connector, folder, NOW);
        } catch (FetchFailure failure) {
            return failure;
        }
        throw new AssertionError("it did not fail");
    }
}
