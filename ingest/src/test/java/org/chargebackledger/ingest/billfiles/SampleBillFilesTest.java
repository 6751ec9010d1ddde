package org.chargebackledger.ingest.billfiles;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.chargebackledger.ingest.SharedData;
import org.chargebackledger.ingest.connector.Connector;
import org.chargebackledger.ledger.money.Exact;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Bills as others have them, laid down as their vendors do; totals are those of the samples. */
class SampleBillFilesTest {

    private static final String NEW = "2026-11-03T10:00:00Z";

    @TempDir Path temporary;
    private Bills bills;

    @BeforeEach
    void start() {
        bills = new Bills(temporary);
    }

    private void copy(String sample, String key) throws IOException {
        bills.put(key, Files.readString(SharedData.file(sample)), NEW);
    }

    private Exact billed(Connector connector, String month) throws Exception {
        return bills.billed(bills.fetch(connector, Bills.month(month), Bills.NOW.toString()));
    }

    @Test
    void focus_of_three_vendors_of_one_month_is_read_whole() throws Exception {
        copy("focus_data_toolkit/aws_focus_1.2_rows100_seed42.csv", "focus/2026-05/aws.csv");
        copy("focus_data_toolkit/azure_focus_1.3_rows100_seed42.csv", "focus/2026-05/azure.csv");
        copy("focus_data_toolkit/gcp_focus_1.3_rows100_seed42.csv", "focus/2026-05/gcp.csv");
        var parts =
                Map.of(
                        "aws", "1157.48882377213324",
                        "azure", "4697.14467587227460",
                        "gcp", "1587.81993053025980");
        for (var part : parts.entrySet()) {
            try (var connector =
                    bills.in("focus", "focus/{yyyy}-{MM}/%s.csv".formatted(part.getKey()))) {
                assertThat(billed(connector, "2026-05-01")).isEqualTo(Exact.parse(part.getValue()));
            }
        }
        try (var connector = bills.in("focus", "focus/{yyyy}-{MM}/*.csv")) {
            assertThat(billed(connector, "2026-05-01"))
                    .isEqualTo(Exact.parse("7442.45343017466764"));
        }
    }

    /** AWS, Microsoft and Oracle, whose rows alone are of October. */
    @Test
    void each_month_of_a_file_of_two_has_its_own_rows_and_both_add_up() throws Exception {
        copy("focus_sample_data/focus_1.0_sample.csv", "focus/all.csv");
        try (var connector = bills.in("focus", "focus/*.csv", "rows", "own")) {
            var september = billed(connector, "2024-09-01");
            var october = billed(connector, "2024-10-01");
            assertThat(september.plus(october)).isEqualTo(Exact.parse("20.52022672899"));
            assertThat(october.toString()).startsWith("0.2");
        }
    }

    @Test
    void exports_of_enterprise_agreements_are_read_whole_with_their_manifest() throws Exception {
        var exports =
                Map.of(
                        "finops_toolkit/EA_ActualCost_Small.csv",
                        "8.5450077867419368",
                        "focus_converters/azure/sample-anonymous-ea-export-dataset.csv",
                        "1.26136926505726");
        for (var export : exports.entrySet()) {
            var key = "actual/20230901-20230930/r1/part_0_0001.csv";
            var body = Files.readString(SharedData.file(export.getKey()));
            bills = new Bills(temporary.resolve(export.getValue()));
            bills.put(key, body, NEW);
            bills.put(
                    "actual/20230901-20230930/r1/manifest.json",
                    Bills.manifest("2023-09-30", blob(key, body))
                            .replace("2026-10-01T", "2023-09-01T"),
                    NEW);
            try (var connector =
                    bills.in(
                            "azure-cost",
                            "actual/{first}-{last}/{run}/part_*",
                            "manifest",
                            "manifest.json")) {
                assertThat(billed(connector, "2023-09-01"))
                        .isEqualTo(Exact.parse(export.getValue()));
            }
        }
    }

    private static String blob(String key, String body) {
        return "{\"blobName\":\"%s\",\"byteCount\":%d,\"dataRowCount\":%d}"
                .formatted(
                        key,
                        body.getBytes(UTF_8).length,
                        body.lines().filter(line -> !line.isBlank()).count() - 1);
    }
}
