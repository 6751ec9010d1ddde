package org.chargebackledger.ingest.billfiles;

import static java.util.stream.Collectors.joining;

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
import org.chargebackledger.ledger.imports.Finding;
import org.chargebackledger.ledger.money.Exact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Bills as vendors write them, the connector to them, and what is read of its deliveries. */
final class Bills {

    static final Slice MONTH = month("2026-10-01");
    static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");

    private final Path folder;
    private final Path work;

    Bills(Path temporary) {
        this.folder = temporary.resolve("files");
        this.work = temporary.resolve("work");
    }

    static Slice month(String firstDay) {
        return SliceLength.MONTH.of(LocalDate.parse(firstDay));
    }

    /** Rows of FOCUS, each a month and a cost such as {@code 2026-10 1.5}. */
    static String focus(String... rows) {
        return """
        ProviderName,BillingAccountId,BillingPeriodStart,ChargePeriodStart,ChargePeriodEnd,\
        ChargeCategory,ServiceName,BillingCurrency,BilledCost,EffectiveCost,ListCost,\
        ContractedCost,InvoiceIssuerName
        """
                + Arrays.stream(rows)
                        .map(row -> row.split(" "))
                        .map(row ->
                                """
                                Acme,acme-1,%1$s-01T00:00:00Z,%1$s-05T00:00:00Z,\
                                %1$s-06T00:00:00Z,Usage,Seats,USD,%2$s,%2$s,%2$s,%2$s,Acme
                                """
                                        .formatted(row[0], row[1]))
                        .collect(joining());
    }

    /** Rows of an Azure export. */
    static String azure(String type, String... costs) {
        return """
        BillingAccountId,BillingPeriodStartDate,SubscriptionId,Date,MeterCategory,ResourceId,\
        ChargeType,PricingModel,ReservationId,CostInBillingCurrency,BillingCurrency
        """
                + Arrays.stream(costs)
                        .map(cost ->
                                """
                                8611537,10/01/2026,1111,10/05/2026,Virtual Machines,/vm/1,\
                                %s,OnDemand,%s,%s,USD
                                """
                                        .formatted(type, type.equals("Usage") ? "" : "r-1", cost))
                        .collect(joining());
    }

    /** Rows of an Oracle cost report, each a day and a cost. */
    static String oracle(String... rows) {
        return """
        lineItem/referenceNo,lineItem/tenantId,lineItem/intervalUsageStart,\
        lineItem/intervalUsageEnd,product/service,cost/currencyCode,cost/myCost
        """
                + Arrays.stream(rows)
                        .map(row -> row.split(" "))
                        .map(row ->
                                "%1$s-%2$s,t-1,%1$sT00:00Z,%1$sT01:00Z,COMPUTE,USD,%2$s%n"
                                        .formatted(row[0], row[1]))
                        .collect(joining());
    }

    static String manifest(String endDay, String... blobs) {
        return """
        {"manifestVersion":"2024-04-01","exportConfig":{"exportName":"x","type":"ActualCost"},\
        "deliveryConfig":{"compressionMode":"None"},"runInfo":{"runId":"r",\
        "startDate":"2026-10-01T00:00:00","endDate":"%s"},"blobs":[%s]}\
        """
                .formatted(endDay, String.join(",", blobs));
    }

    static String blob(String key, String body) {
        return "{\"blobName\":\"%s\",\"byteCount\":%d,\"dataRowCount\":%d}"
                .formatted(key, body.length(), body.lines().count() - 1);
    }

    Bills put(String key, String body, String modified) throws IOException {
        var path = folder.resolve(key);
        Files.createDirectories(path.getParent());
        Files.writeString(path, body);
        Files.setLastModifiedTime(path, FileTime.from(Instant.parse(modified)));
        return this;
    }

    Path path(String key) {
        return folder.resolve(key);
    }

    Connector in(String source, String pattern, String... settings) {
        return open(
                Map.of("folder", folder.toString(), "source", source, "pattern", pattern),
                settings);
    }

    static Connector open(Map<String, String> where, String... settings) {
        var given = new HashMap<>(where);
        for (var i = 0; i < settings.length; i += 2) {
            given.put(settings[i], settings[i + 1]);
        }
        var kind = new BillFilesKind();
        return kind.open(Settings.of("acme", kind.settings(), given));
    }

    Fetched fetch(Connector connector) throws FetchFailure, IOException {
        return fetch(connector, MONTH, NOW.toString());
    }

    Fetched fetch(Connector connector, Slice slice, String now) throws FetchFailure, IOException {
        var pages = FetchFolder.open(work.resolve("pages"), connector.questions(slice));
        return connector.fetch(slice, pages, Instant.parse(now));
    }

    Exact billed(Fetched fetched) throws IOException {
        return billed(fetched, work);
    }

    static Exact billed(Fetched fetched, Path work) throws IOException {
        try (var reading = reading(fetched, work)) {
            return reading.controlTotals().stream()
                    .map(total -> total.costs().billed())
                    .reduce(Exact.ZERO, Exact::plus);
        }
    }

    Exact effective(Fetched fetched) throws IOException {
        try (var reading = reading(fetched, work)) {
            return reading.controlTotals().stream()
                    .map(total -> total.costs().effective())
                    .reduce(Exact.ZERO, Exact::plus);
        }
    }

    List<String> findings(Fetched fetched) throws IOException {
        try (var reading = reading(fetched, work)) {
            return reading.findings().stream().map(Finding::reason).toList();
        }
    }

    private static CostReading reading(Fetched fetched, Path work) throws IOException {
        var part = fetched.deliveries().getFirst();
        var reading =
                new DeliveryReader(EngineSettings.DEFAULT, BillOptions.DEFAULT)
                        .read(part.source(), part.files(), part.declared(), work, Progress.SILENT);
        if (reading instanceof CostReading bill) {
            return bill;
        }
        throw new AssertionError("no bill: " + reading.findings());
    }
}
