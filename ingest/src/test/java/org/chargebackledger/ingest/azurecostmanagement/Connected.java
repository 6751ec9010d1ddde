package org.chargebackledger.ingest.azurecostmanagement;

import org.chargebackledger.ingest.DeliveryReader;
import org.chargebackledger.ingest.bill.BillOptions;
import org.chargebackledger.ingest.connector.Connector;
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

/** A connector to an Azure, and what is read of that which it brings. */
final class Connected {

    static final Slice MONTH = SliceLength.MONTH.of(LocalDate.parse("2026-10-01"));
    static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");

    private Connected() {}

    static Connector to(FakeAzure azure, String... settings) {
        var given =
                new HashMap<>(
                        Map.of(
                                "scope",
                                FakeAzure.SCOPE,
                                "address",
                                azure.address(),
                                "identity",
                                "token",
                                "token",
                                FakeAzure.TOKEN,
                                "attempts",
                                "2",
                                "first-pause-millis",
                                "1"));
        for (var i = 0; i < settings.length; i += 2) {
            if (settings[i + 1].isEmpty()) {
                given.remove(settings[i]);
            } else {
                given.put(settings[i], settings[i + 1]);
            }
        }
        var kind = new AzureKind();
        return kind.open(Settings.of("az", kind.settings(), given));
    }

    static CostReading read(Fetched fetched, Path work) throws IOException {
        var part = fetched.deliveries().getFirst();
        var reading =
                new DeliveryReader(EngineSettings.DEFAULT, BillOptions.DEFAULT)
                        .read(part.source(), part.files(), part.declared(), work, Progress.SILENT);
        if (reading instanceof CostReading bill) {
            return bill;
        }
        throw new AssertionError("no bill: " + reading.findings());
    }

    static Costs total(CostReading reading) {
        return reading.controlTotals().stream()
                .map(total -> total.costs())
                .reduce(Costs.ZERO, Costs::plus);
    }
}
