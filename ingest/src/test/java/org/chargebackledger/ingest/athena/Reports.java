package org.chargebackledger.ingest.athena;

import org.chargebackledger.ingest.DeliveryReader;
import org.chargebackledger.ingest.bill.BillOptions;
import org.chargebackledger.ingest.connector.Fetched;
import org.chargebackledger.ingest.connector.Settings;
import org.chargebackledger.ingest.delivery.CostReading;
import org.chargebackledger.ingest.delivery.Progress;
import org.chargebackledger.ingest.duckdb.EngineSettings;
import org.chargebackledger.ledger.bill.ControlTotal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A report in the making for a fake Athena, and what is read of it in the end. */
final class Reports {

    private Reports() {}

    /** The usual columns of CUR 2.0, and some rows of October 2026, grouped. */
    static FakeAthena cur2(int rows) {
        var fake = new FakeAthena();
        CurTable.usual(CurTable.Version.CUR2)
                .columns()
                .forEach((name, type) -> fake.columns.put(name, declared(type)));
        fake.columns.put("billing_period", "partition string");
        for (var i = 1; i <= rows; i++) {
            fake.rows.add(row(i));
        }
        return fake;
    }

    private static String declared(ColumnType type) {
        return switch (type) {
            case NUMBER -> "double";
            case TIMESTAMP -> "timestamp";
            case MAP -> "map<string,string>";
            default -> "string";
        };
    }

    private static Map<String, String> row(int number) {
        var row = new LinkedHashMap<String, String>();
        row.put("bill_payer_account_id", "111122223333");
        row.put("bill_billing_period_start_date", "2026-10-01T00:00:00Z");
        row.put("bill_invoice_id", "EU26-1");
        row.put("line_item_usage_account_id", "444455556666");
        row.put("line_item_line_item_type", "Usage");
        row.put("line_item_usage_start_date", "2026-10-%02dT00:00:00Z".formatted(1 + number % 28));
        row.put("line_item_usage_end_date", "2026-10-%02dT00:00:00Z".formatted(2 + number % 28));
        row.put("line_item_product_code", "AmazonEC2");
        row.put("line_item_currency_code", "USD");
        row.put("line_item_resource_id", "i-" + number);
        row.put("resource_tags", "{\"user_team\":\"t,%d\"}".formatted(number % 3));
        row.put("line_item_unblended_cost", "%d.250000000000000000000001".formatted(number));
        if (number % 2 == 0) {
            row.put("pricing_public_on_demand_cost", "%d.5".formatted(number));
        }
        row.put("x_row_count", String.valueOf(number));
        return row;
    }

    static Map<String, String> options(FakeAthena fake, String... more) {
        var options = new TreeMap<String, String>();
        options.put("region", "eu-central-1");
        options.put("database", "billing");
        options.put("table", "cur");
        options.put("access-key", "AKIAKEY");
        options.put("secret-key", "very-secret");
        options.put("athena-endpoint", fake.address());
        options.put("s3-endpoint", fake.address());
        options.put("sts-endpoint", fake.address());
        options.put("attempts", "1");
        options.put("timeout-seconds", "20");
        options.put("first-pause-millis", "1");
        for (var i = 0; i < more.length; i += 2) {
            options.put(more[i], more[i + 1]);
        }
        return options;
    }

    /** A connector to it that brings files in parts of 1500 bytes. */
    static AthenaConnector connector(FakeAthena fake, String... more) {
        var known = new AthenaKind().settings();
        return AthenaKind.connector(Settings.of("aws", known, options(fake, more)), 1500);
    }

    static List<ControlTotal> totals(Fetched fetched, Path workspace) throws IOException {
        var part = fetched.deliveries().getFirst();
        try (var reading =
                new DeliveryReader(EngineSettings.DEFAULT, BillOptions.DEFAULT)
                        .read(
                                part.source(),
                                part.files(),
                                part.declared(),
                                workspace,
                                Progress.SILENT)) {
            if (reading instanceof CostReading bill) {
                return bill.controlTotals();
            }
            throw new AssertionError("no bill: " + reading.findings());
        }
    }
}
