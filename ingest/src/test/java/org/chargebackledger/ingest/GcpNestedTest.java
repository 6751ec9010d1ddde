package org.chargebackledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.chargebackledger.ingest.delivery.BillRow;
import org.chargebackledger.ingest.delivery.CostReading;
import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.imports.Finding;
import org.chargebackledger.ledger.time.Period;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Exports with records and lists, as BigQuery writes them to JSON and Parquet. */
class GcpNestedTest {

    private static final String ROW =
            """
            {"billing_account_id":"0189-D0AA","service":{"id":"6F81","description":"Compute Engine"},\
            "sku":{"id":"CF4E","description":"Instance Core"},\
            "usage_start_time":"2026-10-05 00:00:00 UTC","usage_end_time":"2026-10-05 01:00:00 UTC",\
            "project":{"id":"shop-prod","number":"123","labels":[{"key":"owner","value":"x"}]},\
            "labels":[{"key":"goog-k8s-cluster-name","value":"prod"},{"key":"k8s-namespace","value":"web"},\
            {"key":"note","value":"one\\ntwo, \\"three\\""}],"system_labels":[],\
            "location":{"location":"us","region":"us-central1"},"export_time":"2026-10-05 04:00:00 UTC",\
            "cost":COST,"cost_at_list":2,"currency":"USD",\
            "credits":[{"name":"a","amount":-0.1,"type":"DISCOUNT"},{"name":"b","amount":-1e-24}],\
            "invoice":{"month":"202610","publisher_type":"GOOGLE"},"cost_type":"regular",\
            "adjustment_info":null,"resource":{"name":"vm-1","global_name":"//compute/1"}}
            """;

    @TempDir Path folder;
    private Deliveries deliveries;

    @BeforeEach
    void open() {
        deliveries = new Deliveries(folder);
    }

    private static String json(String... costs) {
        var text = new StringBuilder();
        for (var cost : costs) {
            text.append(ROW.replace("COST", cost));
        }
        return text.toString();
    }

    private void isRead(CostReading reading, String billed) throws IOException {
        assertThat(Deliveries.total(reading).billed()).hasToString(billed);
        assertThat(Deliveries.lines(reading))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.rows()).isEqualTo(3);
                    assertThat(line.startDay()).hasToString("2026-10-05");
                    assertThat(line)
                            .extracting(
                                    CostLine::subAccount,
                                    CostLine::service,
                                    CostLine::region,
                                    CostLine::resource,
                                    CostLine::cluster,
                                    CostLine::namespace,
                                    CostLine::invoiceId,
                                    CostLine::chargeClass)
                            .containsExactly(
                                    "shop-prod",
                                    "Compute Engine",
                                    "us-central1",
                                    "//compute/1",
                                    "prod",
                                    "web",
                                    "202610",
                                    "");
                    assertThat(line.tags()).contains("\"project:owner\":\"x\"");
                });
    }

    @Test
    void newline_delimited_json_counts_each_number_digit_by_digit() throws IOException {
        var file =
                deliveries.write(
                        "export.json", json("0.123456789012345678901234", "1E1", "1.5e-7"));
        try (var reading = deliveries.bill("gcp-billing", file)) {
            isRead(reading, "9.823456939012345678901231");
            assertThat(reading.findings()).isEmpty();
            var line = Deliveries.lines(reading).getFirst();
            var rows = deliveries.rowsOf("gcp-billing", line, Period.parse("2026-10"), 2, file);
            assertThat(rows).extracting(BillRow::line).containsExactly(1L, 2L);
            assertThat(rows.getFirst().cells())
                    .containsEntry("cost", "0.123456789012345678901234")
                    .containsEntry(
                            "service", "{\"id\":\"6F81\",\"description\":\"Compute Engine\"}");
        }
    }

    @Test
    void json_may_be_packed_and_may_be_one_list() throws IOException {
        var list = "[" + json("1", "2", "3").strip().replace("}\n{", "},\n{") + "]";
        var file = folder.resolve("export.json.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(list.getBytes(StandardCharsets.UTF_8));
        }
        try (var reading = deliveries.bill("gcp-billing", file)) {
            isRead(reading, "5.699999999999999999999997");
        }
    }

    @Test
    void json_that_breaks_off_or_holds_no_objects_is_rejected_by_row() throws IOException {
        var broken = deliveries.write("broken.json", json("1", "2").strip().replaceFirst("}$", ""));
        assertThat(deliveries.rejection("gcp-billing", broken))
                .extracting(Finding::code)
                .contains("not-json");
        var values = deliveries.write("values.json", json("1") + "[1]\n");
        assertThat(deliveries.rejection("gcp-billing", values))
                .extracting(Finding::line, Finding::code)
                .contains(tuple(2L, "not-an-object"));
        var wrong = deliveries.write("wrong.json", json("1", "\"NaN\"", "1e-25"));
        assertThat(deliveries.rejection("gcp-billing", wrong))
                .extracting(Finding::line, Finding::column, Finding::value, Finding::code)
                .containsExactly(
                        tuple(2L, "cost", "NaN", "not-a-number"),
                        tuple(3L, "cost", "0.0000000000000000000000001", "too-many-decimals"));
    }

    @Test
    void parquet_with_records_and_lists_is_read_without_fan_out() throws IOException {
        var plain =
                "{'key': 'goog-k8s-cluster-name', 'value': 'prod'}, {'key': 'k8s-namespace',"
                        + " 'value': 'web'}";
        try (var reading =
                deliveries.bill(
                        "gcp-billing",
                        parquet(
                                "plain.parquet",
                                "[" + plain + "]",
                                "[{'key': 'owner', 'value': 'x'}]",
                                "[{'name': 'a', 'amount': -0.1::DOUBLE}, {'name': 'b', 'amount':"
                                        + " -2.5e-7::DOUBLE}]"))) {
            isRead(reading, "0.59999925");
        }
        var wrapped =
                "{'list': [{'element': {'key': 'goog-k8s-cluster-name', 'value': 'prod'}},"
                        + " {'element': {'key': 'k8s-namespace', 'value': 'web'}}]}";
        try (var reading =
                deliveries.bill(
                        "gcp-billing",
                        parquet(
                                "wrapped.parquet",
                                wrapped,
                                "{'list': [{'element': {'key': 'owner', 'value': 'x'}}]}",
                                "{'list': [{'element': {'name': 'a', 'amount':"
                                        + " -0.1::DOUBLE}}]}"))) {
            isRead(reading, "0.6");
        }
    }

    private Path parquet(String name, String labels, String projectLabels, String credits) {
        return Parquet.write(
                folder.resolve(name),
                "SELECT '0189-D0AA' AS billing_account_id, {'id': '6F81', 'description': 'Compute"
                        + " Engine'} AS service, {'id': 'x', 'description': 'Core'} AS sku,"
                        + " TIMESTAMPTZ '2026-10-05 00:00:00+00' AS usage_start_time, TIMESTAMPTZ"
                        + " '2026-10-05 01:00:00+00' AS usage_end_time, {'id': 'shop-prod',"
                        + " 'labels': "
                        + projectLabels
                        + "} AS project, "
                        + labels
                        + " AS labels, {'location': 'us', 'region': 'us-central1'} AS location,"
                        + " 0.3::DOUBLE AS cost, 2::DOUBLE AS cost_at_list, 'USD' AS currency, "
                        + credits
                        + " AS credits, {'month': '202610'} AS invoice, 'regular' AS cost_type,"
                        + " {'id': NULL::VARCHAR} AS adjustment_info, {'name': 'vm', 'global_name':"
                        + " '//compute/1'} AS resource FROM range(3)");
    }
}
