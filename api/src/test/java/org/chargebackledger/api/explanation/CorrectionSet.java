package org.chargebackledger.api.explanation;

import org.chargebackledger.api.journey.LedgerClient.Upload;
import org.chargebackledger.api.journey.SharedData;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The correction set of the FOCUS toolkit on the bills of two months, beside a machine of A's. */
final class CorrectionSet {

    private static final String HEADER =
            """
            BillingAccountId,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,\
            ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ChargeClass,BilledCost,\
            EffectiveCost,ListCost,ContractedCost,InvoiceId,InvoiceIssuerName,ProviderName,\
            PublisherName,RegionId,ResourceId,ServiceCategory,ServiceName,SubAccountId,Tags
            """;

    private CorrectionSet() {}

    private static List<Map<String, String>> rows() {
        var text =
                SharedData.text("focus_data_toolkit/scenarios_correction_set.csv").lines().toList();
        var header = text.getFirst().split(",", -1);
        var rows = new ArrayList<Map<String, String>>();
        for (var line : text.subList(1, text.size())) {
            var cells = line.split(",", -1);
            var row = new TreeMap<String, String>();
            for (var i = 0; i < header.length; i++) {
                row.put(header[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    /**
     * The bill of the charge.
     *
     * @param tag that it has
     */
    static Upload september(String tag) {
        var charge = rows().getFirst();
        return bill(
                row("2026-09", "chg-1", "platform", charge, tag(tag))
                        + row("2026-09", "vm-1", "compute", usage("40.00"), tag("team")));
    }

    /** The bill of its corrections, which have no tags. */
    static Upload october() {
        var text =
                new StringBuilder(row("2026-10", "vm-1", "compute", usage("50.00"), tag("team")));
        for (var row : rows()) {
            if (row.getOrDefault("ChargeClass", "").equals("Correction")) {
                text.append(
                        row(
                                "2026-10",
                                row.getOrDefault("x_CorrectionOf", ""),
                                "platform",
                                row,
                                "{}"));
            }
        }
        return bill(text.toString());
    }

    private static Map<String, String> usage(String cost) {
        return Map.of("ChargeCategory", "Usage", "ChargeClass", "", "BilledCost", cost);
    }

    private static String tag(String key) {
        return "\"{\"\"" + key + "\"\": \"\"a\"\"}\"";
    }

    private static Upload bill(String rows) {
        return new Upload("bill.csv", (HEADER + rows).getBytes(StandardCharsets.UTF_8));
    }

    /** On the bill of a month; what is no usage of that month is of September. */
    private static String row(
            String month, String resource, String service, Map<String, String> row, String tags) {
        var charged = service.equals("platform") ? "2026-09" : month;
        var cost = row.getOrDefault("BilledCost", "");
        return String.join(
                        ",",
                        "payer",
                        "USD",
                        month + "-01T00:00:00Z",
                        next(month),
                        charged + "-01T00:00:00Z",
                        next(charged),
                        row.getOrDefault("ChargeCategory", ""),
                        row.getOrDefault("ChargeClass", ""),
                        cost,
                        cost,
                        cost,
                        cost,
                        "INV-1",
                        "Example Cloud",
                        "Example Cloud",
                        "Example Cloud",
                        "region-1",
                        resource,
                        "Compute",
                        service,
                        "sub-1",
                        tags)
                + "\n";
    }

    private static String next(String month) {
        return YearMonth.parse(month).plusMonths(1) + "-01T00:00:00Z";
    }
}
