package org.chargebackledger.ingest.invoices;

import org.chargebackledger.ingest.connector.Connector;
import org.chargebackledger.ingest.connector.ConnectorKind;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFolder;
import org.chargebackledger.ingest.connector.Fetched;
import org.chargebackledger.ingest.connector.Settings;
import org.chargebackledger.ingest.connector.Slice;
import org.chargebackledger.ingest.connector.SliceLength;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** A connector for the invoices of October 2026, and what it brings. */
record Asked(Connector connector, Path folder) implements AutoCloseable {

    static final Slice MONTH = SliceLength.MONTH.of(LocalDate.parse("2026-10-01"));
    static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");

    static Asked aws(FakeInvoicing aws, Path folder, String... more) {
        return of(
                new AwsInvoicesKind(),
                Map.of(
                        "billing-account",
                        FakeInvoicing.ACCOUNT,
                        "endpoint",
                        aws.address(),
                        "access-key",
                        "key",
                        "secret-key",
                        "s3cret"),
                folder,
                more);
    }

    static Asked azure(FakeBilling azure, Path folder, String... more) {
        return of(
                new AzureInvoicesKind(),
                Map.of(
                        "billing-account",
                        "8611537:aa_2019-05-31",
                        "address",
                        azure.address(),
                        "identity",
                        "token",
                        "token",
                        FakeBilling.TOKEN),
                folder,
                more);
    }

    private static Asked of(
            ConnectorKind kind, Map<String, String> settings, Path folder, String... more) {
        var given = new HashMap<>(settings);
        given.put("attempts", "2");
        given.put("first-pause-millis", "1");
        for (var i = 0; i < more.length; i += 2) {
            given.put(more[i], more[i + 1]);
        }
        return new Asked(kind.open(Settings.of("invoices", kind.settings(), given)), folder);
    }

    Fetched fetched(Instant now) throws FetchFailure, IOException {
        return connector.fetch(MONTH, FetchFolder.open(folder, connector.questions(MONTH)), now);
    }

    InvoiceAnswer answer() throws FetchFailure, IOException {
        return InvoiceAnswer.of(fetched(NOW).deliveries().getFirst());
    }

    FetchFailure failure() throws IOException {
        try {
            fetched(NOW);
        } catch (FetchFailure failure) {
            return failure;
        }
        throw new AssertionError("it did not fail");
    }

    @Override
    public void close() {
        connector.close();
    }
}
