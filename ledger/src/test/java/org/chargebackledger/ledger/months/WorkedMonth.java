package org.chargebackledger.ledger.months;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.bill.Costs;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.policy.document.AllocationPolicyDocument;
import org.chargebackledger.ledger.register.CostCenter;
import org.chargebackledger.ledger.register.Register;
import org.chargebackledger.ledger.run.AllocationInputs;
import org.chargebackledger.ledger.run.Counted;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.ledger.usage.MetricLine;
import org.chargebackledger.ledger.usage.NamespaceLabels;
import org.chargebackledger.ledger.usage.NodeLine;
import org.chargebackledger.ledger.usage.UsageLine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The month that accounting.md works by hand, read straight from its files. */
public final class WorkedMonth {

    private static final String FOLDER = "worked_month/";

    private WorkedMonth() {}

    public static AllocationInputs inputs() {
        return inputs(policyText());
    }

    /** The worked month under another policy. */
    public static AllocationInputs inputs(String policy) {
        return new AllocationInputs(
                Period.parse("2026-10"),
                List.of(CostLines.of(rows("bill-focus-1.2.csv", WorkedMonth::costLine))),
                List.of(Counted.whole(rows("usage.csv", WorkedMonth::usageLine))),
                List.of(Counted.whole(rows("nodes.csv", WorkedMonth::nodeLine))),
                List.of(Counted.whole(rows("metrics.csv", WorkedMonth::metricLine))),
                rows("namespace-labels.csv", WorkedMonth::labels),
                register(),
                AllocationPolicyDocument.parse(policy));
    }

    public static String policyText() {
        return SharedData.text(FOLDER + "policy.yaml");
    }

    /** The lines of expected.csv. */
    public static List<Map<String, String>> expected() {
        return Csv.rows(SharedData.text(FOLDER + "expected.csv"));
    }

    public static Register register() {
        try {
            var costCenters = new ArrayList<CostCenter>();
            for (var node :
                    new ObjectMapper().readTree(SharedData.text(FOLDER + "cost-centers.json"))) {
                costCenters.add(costCenter(node));
            }
            return new Register(costCenters.size(), costCenters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CostCenter costCenter(JsonNode node) {
        var aliases = new ArrayList<String>();
        node.get("aliases").forEach(alias -> aliases.add(alias.asText()));
        return new CostCenter(
                node.get("code").asText(),
                node.get("name").asText(),
                aliases,
                node.get("glAccount").asText(),
                node.get("legalEntity").asText(),
                node.get("owner").asText(),
                LocalDate.parse(node.get("validFrom").asText()),
                null,
                null);
    }

    private interface RowReader<T> {
        T read(Row row);
    }

    private record Row(Map<String, String> values) {

        String text(String column) {
            return values.getOrDefault(column, "");
        }

        Exact number(String column) {
            return text(column).isEmpty() ? Exact.ZERO : Exact.parse(text(column));
        }

        Instant time(String column) {
            return Instant.parse(text(column));
        }

        LocalDate day(String column) {
            return LocalDate.parse(text(column).substring(0, 10));
        }
    }

    private static <T> List<T> rows(String file, RowReader<T> reader) {
        return Csv.rows(SharedData.text(FOLDER + file)).stream()
                .map(row -> reader.read(new Row(row)))
                .toList();
    }

    private static CostLine costLine(Row row) {
        return new CostLine(
                row.day("ChargePeriodStart"),
                row.day("ChargePeriodEnd"),
                row.text("ProviderName"),
                row.text("BillingAccountId"),
                row.text("SubAccountId"),
                row.text("InvoiceIssuerName"),
                row.text("InvoiceId"),
                row.text("RegionId"),
                row.text("ServiceName"),
                row.text("ChargeCategory"),
                row.text("ChargeClass"),
                "",
                "",
                "",
                row.text("ResourceId"),
                "",
                "",
                "",
                row.text("Tags"),
                new CurrencyCode(row.text("BillingCurrency")),
                new Costs(
                        row.number("ListCost"),
                        row.number("ContractedCost"),
                        row.number("BilledCost"),
                        row.number("EffectiveCost")),
                1);
    }

    private static UsageLine usageLine(Row row) {
        return new UsageLine(
                row.time("interval_start"),
                row.time("interval_end"),
                row.text("cluster"),
                row.text("node"),
                row.text("namespace"),
                row.text("workload"),
                row.number("cpu_request_core_hours"),
                row.number("cpu_used_core_hours"),
                row.number("ram_request_gib_hours"),
                row.number("ram_used_gib_hours"),
                row.number("gpu_request_hours"),
                row.number("gpu_used_hours"),
                row.number("pv_gib_hours"),
                row.number("network_bytes"),
                row.text("labels"));
    }

    private static NodeLine nodeLine(Row row) {
        return new NodeLine(
                row.time("interval_start"),
                row.time("interval_end"),
                row.text("cluster"),
                row.text("node"),
                row.text("resource_id"),
                row.number("cpu_cores"),
                row.number("ram_gib"),
                row.number("gpu_count"),
                row.text("labels"));
    }

    private static MetricLine metricLine(Row row) {
        return new MetricLine(
                row.time("interval_start"),
                row.time("interval_end"),
                row.text("metric"),
                row.text("cluster"),
                row.text("namespace"),
                row.text("cost_center"),
                row.number("value"),
                row.text("unit"));
    }

    private static NamespaceLabels labels(Row row) {
        return new NamespaceLabels(
                row.day("valid_from"),
                row.text("valid_to").isEmpty() ? null : row.day("valid_to"),
                row.text("cluster"),
                row.text("namespace"),
                row.text("labels"));
    }
}
