package org.chargebackledger.ingest.curfiles;

import static java.util.stream.Collectors.joining;

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
import org.chargebackledger.ingest.store.FakeBucket;
import org.chargebackledger.ledger.money.Exact;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reports as AWS lays them down, the connector to them, and what is read of its deliveries. */
final class Exports {

    static final Slice MONTH = SliceLength.MONTH.of(LocalDate.parse("2026-10-01"));
    static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");
    static final String LEGACY = "aws/cur/20261001-20261101/";
    static final String LEGACY_MANIFEST = LEGACY + "cur-Manifest.json";

    private Exports() {}

    static String legacyManifest(String... keys) {
        return """
        {"assemblyId":"a","account":"1","compression":"GZIP","contentType":"text/csv",\
        "billingPeriod":{"start":"20261001T000000.000Z","end":"20261101T000000.000Z"},\
        "bucket":"bills","reportKeys":[%s]}\
        """
                .formatted(quoted(List.of(keys)));
    }

    static String manifest(String... keys) {
        return "{\"executionId\":\"e\",\"dataFiles\":[%s]}"
                .formatted(quoted(Arrays.stream(keys).map(key -> "s3://bills/" + key).toList()));
    }

    private static String quoted(List<String> keys) {
        return keys.stream().map(key -> '"' + key + '"').collect(joining(","));
    }

    /** Rows of a legacy report, one for each cost. */
    static String rows(String... costs) {
        var header =
                """
                bill/PayerAccountId,bill/BillingPeriodStartDate,lineItem/UsageAccountId,\
                lineItem/LineItemType,lineItem/UsageStartDate,lineItem/UsageEndDate,\
                lineItem/ProductCode,lineItem/ResourceId,lineItem/CurrencyCode,\
                lineItem/UnblendedCost
                """;
        var row =
                """
                1,2026-10-01T00:00:00Z,2,Usage,2026-10-05T00:00:00Z,2026-10-05T01:00:00Z,\
                AmazonEC2,i-1,USD,%s
                """;
        return header + Arrays.stream(costs).map(row::formatted).collect(joining());
    }

    static Connector in(FakeBucket bucket, String... settings) {
        var given = new HashMap<>(bucket.settings());
        given.put("prefix", "aws");
        given.put("export", "cur");
        return open(given, settings);
    }

    static Connector in(Path folder, String... settings) {
        return open(new HashMap<>(Map.of("folder", folder.toString(), "export", "cur")), settings);
    }

    private static Connector open(Map<String, String> given, String... settings) {
        for (var i = 0; i < settings.length; i += 2) {
            given.put(settings[i], settings[i + 1]);
        }
        var kind = new CurFilesKind();
        return kind.open(Settings.of("aws", kind.settings(), given));
    }

    static Exact billed(Fetched fetched, Path work) throws IOException {
        var part = fetched.deliveries().getFirst();
        try (var reading =
                new DeliveryReader(EngineSettings.DEFAULT, BillOptions.DEFAULT)
                        .read(
                                part.source(),
                                part.files(),
                                part.declared(),
                                work,
                                Progress.SILENT)) {
            if (reading instanceof CostReading bill) {
                return bill.controlTotals().stream()
                        .map(total -> total.costs().billed())
                        .reduce(Exact.ZERO, Exact::plus);
            }
            throw new AssertionError("no bill: " + reading.findings());
        }
    }
}
