package org.chargebackledger.ingest.bigquery;

import org.chargebackledger.ingest.DeliveryReader;
import org.chargebackledger.ingest.bill.BillOptions;
import org.chargebackledger.ingest.connector.Connector;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFolder;
import org.chargebackledger.ingest.connector.Fetched;
import org.chargebackledger.ingest.connector.Settings;
import org.chargebackledger.ingest.connector.Slice;
import org.chargebackledger.ingest.connector.SliceLength;
import org.chargebackledger.ingest.delivery.CostReading;
import org.chargebackledger.ingest.delivery.Progress;
import org.chargebackledger.ingest.duckdb.EngineSettings;
import org.chargebackledger.ledger.bill.Costs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A connector to a server of a test, with its folder. */
record ConnectedBigQuery(FakeBigQuery server, Connector connector, Path folder)
        implements AutoCloseable {

    static final Slice MONTH = SliceLength.MONTH.of(LocalDate.parse("2026-10-01"));
    static final Instant LATER = Instant.parse("2026-12-24T00:00:00Z");

    /** What was read of what was fetched. */
    record Read(long rows, Costs costs) {}

    static ConnectedBigQuery to(ExportModel export, Path folder, String... options)
            throws IOException {
        var server = new FakeBigQuery(export);
        var given = new HashMap<String, String>();
        given.put("address", server.address());
        given.put("project", "p");
        given.put("dataset", "d");
        given.put("billing-accounts", "A");
        given.put("attempts", "2");
        given.put("first-pause-millis", "1");
        given.put("credentials-file", server.credentials(folder.resolve("key.json")).toString());
        for (var i = 0; i < options.length; i += 2) {
            given.put(options[i], options[i + 1]);
        }
        return new ConnectedBigQuery(server, open(given), folder);
    }

    static Connector open(Map<String, String> options) {
        var kind = new BigQueryKind();
        return kind.open(Settings.of("gcp", kind.settings(), options));
    }

    FetchFolder slice() throws IOException {
        return FetchFolder.open(folder.resolve("slice"), connector.questions(MONTH));
    }

    Fetched fetched() throws FetchFailure, IOException {
        return fetched(LATER);
    }

    Fetched fetched(Instant now) throws FetchFailure, IOException {
        return connector.fetch(MONTH, slice(), now);
    }

    Read read(Fetched fetched) throws IOException {
        var part = fetched.deliveries().getFirst();
        try (var reading =
                new DeliveryReader(EngineSettings.DEFAULT, BillOptions.DEFAULT)
                        .read(
                                part.source(),
                                part.files(),
                                new TreeMap<>(part.declared()),
                                folder.resolve("work"),
                                Progress.SILENT)) {
            if (!(reading instanceof CostReading bill)) {
                throw new AssertionError("no bill: " + reading.findings());
            }
            return new Read(
                    bill.controlTotals().stream().mapToLong(total -> total.rows()).sum(),
                    bill.controlTotals().stream()
                            .map(total -> total.costs())
                            .reduce(Costs.ZERO, Costs::plus));
        }
    }

    @Override
    public void close() {
        connector.close();
        server.close();
    }
}
