package org.chargebackledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.assertj.core.data.Offset;
import org.chargebackledger.ingest.delivery.UsageReading;
import org.chargebackledger.ledger.imports.Finding;
import org.chargebackledger.ledger.imports.Finding.Severity;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.usage.UsageKind;
import org.chargebackledger.ledger.usage.UsageLine;
import org.chargebackledger.ledger.usage.UsageLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Deliveries of OpenShift reports as operators send them: whole, cut short, old, or no reports. */
class OpenShiftPayloadsTest {

    private static final String PAYLOADS = "koku_testdata/ocp/";
    private static final BigDecimal HOUR = BigDecimal.valueOf(3600);
    private static final BigDecimal GIB_HOUR = HOUR.multiply(BigDecimal.valueOf(1L << 30));

    /** Each of some lines may be off by the rounding of its conversion. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.000000000000000000001");

    @TempDir Path folder;

    /**
     * Its tool counts it too old; a ledger keeps months for years, and closed ones move by rule.
     */
    @Test
    void a_payload_of_years_ago_is_read_like_any_other() throws IOException {
        try (var reading = usage(Map.of(), PAYLOADS + "outside_retention_payload.tar.gz")) {
            // 5886000 and 1177200 core-seconds
            assertThat(sum(reading, UsageLine::cpuRequestCoreHours)).isEqualByComparingTo("1635");
            assertThat(sum(reading, UsageLine::cpuUsedCoreHours)).isEqualByComparingTo("327");
            assertThat(reading.slices())
                    .extracting(s -> s.kind(), s -> s.subject(), s -> s.firstDay(), s -> s.endDay())
                    .containsExactly(
                            tuple(
                                    UsageKind.USAGE,
                                    "my-ocp-cluster-1",
                                    LocalDate.of(2019, 6, 1),
                                    LocalDate.of(2019, 6, 15)),
                            tuple(
                                    UsageKind.NODE,
                                    "my-ocp-cluster-1",
                                    LocalDate.of(2019, 6, 1),
                                    LocalDate.of(2019, 6, 15)));
        }
    }

    @Test
    void a_payload_without_a_report_that_its_manifest_lists_is_refused() throws IOException {
        assertThat(rejection(PAYLOADS + "bad_payload.tar.gz"))
                .extracting(Finding::severity, Finding::code, Finding::reason)
                .containsExactly(
                        tuple(
                                Severity.REJECT,
                                "missing-part",
                                "the manifest lists 492ae204-52ed-471d-8937-12be6185f326_June-2019"
                                        + "-my-ocp-cluster-1-ocp_storage_usage.csv, which is not"
                                        + " delivered"));
    }

    @Test
    void a_payload_with_an_empty_report_is_refused_as_a_whole() throws IOException {
        assertThat(
                        rejection(
                                PAYLOADS + "empty-file-payload/manifest.json",
                                PAYLOADS + "empty-file-payload/empty-file.csv",
                                PAYLOADS + "empty-file-payload/not-empty-file.csv"))
                .extracting(Finding::file, Finding::code)
                .containsExactly(tuple("empty-file.csv", "empty-file"));
    }

    @ParameterizedTest
    @CsvSource({
        "tokenizing-error.csv, unknown-report",
        "valid-csv.csv, unknown-report",
        "payload2/manifest.json, no-table",
    })
    void what_is_no_report_is_refused(String name, String code) throws IOException {
        assertThat(
                        new Deliveries(folder)
                                .rejection(
                                        "openshift-usage",
                                        Map.of("cluster", "c"),
                                        SharedData.file(PAYLOADS + name)))
                .extracting(Finding::code)
                .containsExactly(code);
    }

    @Test
    void the_files_of_a_payload_give_what_its_archive_gives() throws IOException {
        var base = "koku_testdata/ocp_payload/";
        var storage = base + "e6b3701e-1e91-433b-b238-a31e49937558_storage.csv";
        try (var unpacked =
                        usage(
                                Map.of(),
                                base + "manifest.json",
                                base
                                        + "e6b3701e-1e91-433b-b238-a31e49937558_February-2019"
                                        + "-my-ocp-cluster-1.csv",
                                storage);
                var archive = usage(Map.of(), PAYLOADS + "payload.tar.gz")) {
            assertThat(lines(unpacked)).isEqualTo(lines(archive));
            assertThat(sum(unpacked, UsageLine::cpuRequestCoreHours))
                    .isCloseTo(quotient("8750200", HOUR), Offset.offset(ROUNDING));
            assertVolumes(unpacked, storage);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "aws_ocp/October-2025-my-ocp-cluster-1-ocp_, vm_usage.csv, 9360",
        "gcp_ocp/October-2025-test-ocp-gcp-cluster-ocp_, vm_usage.csv.gz, 9360",
    })
    void all_reports_of_a_month_are_one_delivery(String name, String machines, String requested)
            throws IOException {
        var base = "nise_2025_10/" + name;
        var storage = base + "storage_usage.csv.gz";
        try (var reading =
                usage(
                        Map.of("cluster", "c"),
                        base + "pod_usage.csv.gz",
                        storage,
                        base + machines,
                        base + "namespace_label.csv",
                        base + "node_label.csv")) {
            assertThat(sum(reading, UsageLine::cpuRequestCoreHours))
                    .isEqualByComparingTo(requested);
            assertVolumes(reading, storage);
            assertThat(reading.findings())
                    .extracting(Finding::code)
                    .containsExactly("report-not-counted");
            assertThat(reading.slices())
                    .extracting(s -> s.kind())
                    .containsExactly(UsageKind.USAGE, UsageKind.NODE, UsageKind.NAMESPACE_LABELS);
        }
    }

    private static void assertVolumes(UsageReading reading, String storage) throws IOException {
        var bytes =
                PlainTable.of(SharedData.file(storage))
                        .sum("persistentvolumeclaim_capacity_byte_seconds");
        assertThat(sum(reading, UsageLine::pvGibHours))
                .isPositive()
                .isCloseTo(
                        bytes.divide(GIB_HOUR, 30, RoundingMode.HALF_EVEN),
                        Offset.offset(ROUNDING));
    }

    private UsageReading usage(Map<String, String> declared, String... names) throws IOException {
        return new Deliveries(folder).usage("openshift-usage", declared, files(names));
    }

    private List<Finding> rejection(String... names) throws IOException {
        return new Deliveries(folder).rejection("openshift-usage", files(names));
    }

    private static Path[] files(String... names) {
        return Arrays.stream(names).map(SharedData::file).toArray(Path[]::new);
    }

    private static BigDecimal quotient(String dividend, BigDecimal divisor) {
        return new BigDecimal(dividend).divide(divisor, 30, RoundingMode.HALF_EVEN);
    }

    private static List<UsageLine> lines(UsageReading reading) {
        var lines = new ArrayList<UsageLine>();
        reading.lines(block -> {
            if (block instanceof UsageLines.Usages usages) {
                lines.addAll(usages.lines());
            }
        });
        return lines;
    }

    private static BigDecimal sum(UsageReading reading, Function<UsageLine, Exact> quantity) {
        return lines(reading).stream()
                .map(quantity)
                .map(Exact::toBigDecimal)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
