package org.chargebackledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import org.chargebackledger.ingest.bill.BillOptions;
import org.chargebackledger.ingest.delivery.FileDigests;
import org.chargebackledger.ingest.delivery.StagedFile;
import org.chargebackledger.ingest.duckdb.EngineSettings;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.bill.CostLine;
import org.chargebackledger.ledger.canonical.Sha256;
import org.chargebackledger.ledger.imports.Finding;
import org.chargebackledger.ledger.imports.Finding.Severity;
import org.chargebackledger.ledger.time.Period;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The rules of bill deliveries, on files made by hand. */
class BillRulesTest {

    @TempDir Path folder;
    private Deliveries deliveries;

    @BeforeEach
    void open() {
        deliveries = new Deliveries(folder);
    }

    @Test
    void an_unreadable_amount_is_found_on_its_line_past_quoted_line_breaks() throws IOException {
        var good =
                FocusText.row("2026-10-05T00:00:00Z", "2026-10-06T00:00:00Z", "USD", "1", "{\n}");
        var findings =
                deliveries.rejection(
                        "focus",
                        deliveries.write(
                                "bill.csv",
                                FocusText.HEADER
                                        + good
                                        + FocusText.row("1,5".replace(',', '_'))
                                        + "\n"
                                        + good
                                        + FocusText.row("NaN")
                                        + FocusText.row("0.1234567890123456789012345")
                                        + FocusText.row("1e14")));
        assertThat(findings)
                .filteredOn(f -> f.severity() == Severity.REJECT)
                .extracting(
                        Finding::file,
                        Finding::line,
                        Finding::column,
                        Finding::value,
                        Finding::code)
                .containsExactly(
                        tuple("bill.csv", 4L, "BilledCost", "1_5", "not-a-number"),
                        tuple("bill.csv", 8L, "BilledCost", "NaN", "not-a-number"),
                        tuple(
                                "bill.csv",
                                9L,
                                "BilledCost",
                                "0.1234567890123456789012345",
                                "too-many-decimals"),
                        tuple("bill.csv", 10L, "BilledCost", "1e14", "out-of-range"));
    }

    @Test
    void a_thousand_bad_cells_are_a_hundred_findings_and_a_count() throws IOException {
        var bill = new StringBuilder(FocusText.HEADER);
        for (var i = 0; i < 1000; i++) {
            bill.append(FocusText.row("x"));
        }
        var findings = deliveries.rejection("focus", deliveries.write("bill.csv", bill.toString()));
        assertThat(findings).hasSize(101);
        assertThat(findings.getLast().code()).isEqualTo("more-findings");
    }

    @Test
    void days_are_utc_and_the_end_is_exclusive() throws IOException {
        var bill =
                FocusText.HEADER
                        + FocusText.row(
                                "2026-10-05T23:00:00Z", "2026-10-06T00:00:00Z", "USD", "1", "")
                        + FocusText.row(
                                "2026-10-05T00:30:00+02:00",
                                "2026-10-05T01:30:00+02:00",
                                "USD",
                                "2",
                                "")
                        + FocusText.row("2026-10-07", "2026-10-07", "USD", "4", "")
                        + FocusText.row(
                                "2026-10-01 00:00:00", "2026-11-01 00:00:00", "USD", "8", "");
        try (var reading = deliveries.bill("focus", deliveries.write("bill.csv", bill))) {
            assertThat(Deliveries.lines(reading))
                    .extracting(
                            l -> l.startDay().toString(),
                            l -> l.endDay().toString(),
                            l -> l.costs().billed().toString())
                    .containsExactly(
                            tuple("2026-10-01", "2026-11-01", "8"),
                            tuple("2026-10-04", "2026-10-05", "2"),
                            tuple("2026-10-05", "2026-10-06", "1"),
                            tuple("2026-10-07", "2026-10-08", "4"));
            assertThat(reading.findings())
                    .extracting(Finding::code)
                    .containsExactly("no-time-zone");
        }
    }

    @Test
    void equal_rows_are_one_line_however_their_tags_are_written() throws IOException {
        var day = "2026-10-05T00:00:00Z";
        var next = "2026-10-06T00:00:00Z";
        var bill =
                FocusText.HEADER
                        + FocusText.row(day, next, "USD", "1", "{\"b\":\"2\", \"a\":true}")
                        + FocusText.row(day, next, "USD", "2", "{\"a\": true,\"b\":\"2\"}")
                        + FocusText.row(day, next, "USD", "4", "not json")
                        + FocusText.row(day, next, "USD", "8", "NULL");
        try (var reading = deliveries.bill("focus", deliveries.write("bill.csv", bill))) {
            assertThat(Deliveries.lines(reading))
                    .extracting(CostLine::tags, CostLine::rows, l -> l.costs().billed().toString())
                    .containsExactly(
                            tuple("{\"a\":\"true\",\"b\":\"2\"}", 2L, "3"), tuple("{}", 2L, "12"));
            assertThat(reading.findings())
                    .extracting(Finding::code)
                    .containsExactly("unreadable-tags");
        }
    }

    @Test
    void lines_do_not_depend_on_the_order_of_rows_or_on_threads() throws IOException {
        var rows = new String[3000];
        for (var i = 0; i < rows.length; i++) {
            rows[i] =
                    FocusText.row(
                            "2026-10-05T00:00:00Z",
                            "2026-10-06T00:00:00Z",
                            "USD",
                            "0.000000000000000000000001",
                            "{\"k\":\"" + (i * 7919 % 1500) + "ü😀\"}");
        }
        var forward = FocusText.HEADER + String.join("", rows);
        var backward = FocusText.HEADER + String.join("", Arrays.asList(rows).reversed());
        try (var one = deliveries.bill("focus", deliveries.write("a.csv", forward));
                var other = deliveries.bill("focus", deliveries.write("b.csv", backward))) {
            assertThat(Deliveries.lines(one)).hasSize(1500).isEqualTo(Deliveries.lines(other));
        }
    }

    @Test
    void crlf_a_byte_order_mark_and_quoted_line_breaks_change_nothing() throws IOException {
        var bill =
                FocusText.HEADER
                        + FocusText.row(
                                "2026-10-05T00:00:00Z", "2026-10-06T00:00:00Z", "USD", "1", "{\n}");
        var windows = "\uFEFF" + bill.replace("\n", "\r\n");
        try (var one = deliveries.bill("focus", deliveries.write("a.csv", bill));
                var other = deliveries.bill("focus", deliveries.write("b.csv", windows))) {
            assertThat(Deliveries.lines(one)).isEqualTo(Deliveries.lines(other)).hasSize(1);
        }
    }

    @Test
    void declared_fields_fill_what_the_file_lacks() throws IOException {
        var bill =
                (FocusText.HEADER + FocusText.row("1"))
                        .replace("ProviderName,BillingAccountId", "x_1,x_2")
                        .replace("BillingPeriodStart", "x_3");
        var file = deliveries.write("bill.csv", bill);
        var declared = Map.of("provider", "P", "billingAccount", "B", "billingPeriod", "2026-09");
        try (var reading = deliveries.bill("focus", declared, file)) {
            assertThat(reading.snapshots())
                    .extracting(
                            s -> s.key().provider(),
                            s -> s.key().billingAccount(),
                            s -> s.key().billingPeriod())
                    .containsExactly(tuple("P", "B", Period.parse("2026-09")));
        }
        assertThat(deliveries.rejection("focus", file))
                .filteredOn(f -> f.severity() == Severity.REJECT)
                .extracting(Finding::column)
                .containsExactly("ProviderName", "BillingAccountId", "BillingPeriodStart");
    }

    @Test
    void a_declared_field_that_the_file_contradicts_refuses_it() throws IOException {
        var file = deliveries.write("bill.csv", FocusText.HEADER + FocusText.row("1"));
        assertThat(deliveries.rejection("focus", Map.of("provider", "AWS"), file))
                .extracting(Finding::line, Finding::column, Finding::value, Finding::code)
                .containsExactly(tuple(2L, "provider", "Cloud", "contradicts-declared"));
        assertThat(deliveries.rejection("focus", Map.of("billingPeriod", "2026-09"), file))
                .extracting(Finding::value, Finding::code)
                .containsExactly(tuple("2026-10", "contradicts-declared"));
    }

    @Test
    void only_the_rows_of_one_month_count_where_it_is_said() throws IOException {
        var october = FocusText.HEADER + FocusText.row("1");
        var september = FocusText.row("5").replace("2026-10-01T00:00:00Z", "2026-09-01T00:00:00Z");
        var file = deliveries.write("bill.csv", october + september);
        try (var reading = deliveries.bill("focus", Map.of("onlyBillingPeriod", "2026-10"), file)) {
            assertThat(reading.snapshots())
                    .extracting(s -> s.key().billingPeriod(), s -> s.rows())
                    .containsExactly(tuple(Period.parse("2026-10"), 1L));
            assertThat(reading.findings())
                    .filteredOn(finding -> finding.code().equals("other-period"))
                    .extracting(Finding::severity, Finding::reason)
                    .containsExactly(
                            tuple(
                                    Severity.WARN,
                                    "1 rows of 2026-09 are left out, 5 USD billed: that month's"
                                            + " own delivery counts them"));
        }
        assertThat(deliveries.rejection("focus", Map.of("onlyBillingPeriod", "2026-08"), file))
                .extracting(Finding::code)
                .contains("no-rows");
        // Nothing is filled: a row without a month would be in each month's delivery.
        var unsaid = deliveries.write("b.csv", october.replace("BillingPeriodStart", "x_3"));
        assertThat(deliveries.rejection("focus", Map.of("onlyBillingPeriod", "2026-10"), unsaid))
                .extracting(Finding::code)
                .contains("missing-column");
        var both = Map.of("onlyBillingPeriod", "2026-10", "billingPeriod", "2026-10");
        assertThat(deliveries.rejection("focus", both, file))
                .extracting(Finding::code)
                .containsExactly("invalid-field");
    }

    @Test
    void aliases_and_kept_tags_come_from_configuration() throws IOException {
        var file =
                deliveries.write(
                        "bill.csv",
                        FocusText.HEADER
                                + FocusText.row(
                                        "2026-10-05T00:00:00Z",
                                        "2026-10-06T00:00:00Z",
                                        "USD",
                                        "1",
                                        "{\"team\":\"a\",\"noise\":\"b\",\"aws:eks:cluster-name\":\"c1\"}"));
        var options = new BillOptions(Map.of("Cloud", "Example Cloud"), Set.of("team"));
        try (var reading = deliveries.with(options).bill("focus", file)) {
            assertThat(Deliveries.lines(reading))
                    .extracting(CostLine::provider, CostLine::tags, CostLine::cluster)
                    .containsExactly(tuple("Example Cloud", "{\"team\":\"a\"}", "c1"));
        }
    }

    @Test
    void damaged_and_empty_files_are_refused_for_what_they_are() throws IOException {
        var short1 = FocusText.HEADER + "Cloud,A1\n" + FocusText.row("1");
        assertThat(deliveries.rejection("focus", deliveries.write("short.csv", short1)))
                .extracting(Finding::line, Finding::code)
                .containsExactly(tuple(2L, "ragged-row"));
        var open = FocusText.HEADER + FocusText.row("1") + "\"Cloud,A1\n";
        assertThat(deliveries.rejection("focus", deliveries.write("open.csv", open)))
                .extracting(Finding::line, Finding::code)
                .containsExactly(tuple(3L, "unclosed-quote"));
        assertThat(deliveries.rejection("focus", deliveries.write("none.csv", "")))
                .extracting(Finding::code)
                .containsExactly("empty-file");
        assertThat(deliveries.rejection("focus", deliveries.write("head.csv", FocusText.HEADER)))
                .extracting(Finding::code)
                .containsExactly("no-rows");
        var latin = folder.resolve("latin.csv");
        Files.write(
                latin,
                (FocusText.HEADER + FocusText.row("1").replace("Cloud Ltd", "Wölk"))
                        .getBytes(StandardCharsets.ISO_8859_1));
        assertThat(deliveries.rejection("focus", latin))
                .extracting(Finding::code)
                .containsExactly("not-utf-8");
    }

    @Test
    void a_sum_beyond_any_amount_is_refused_and_a_stray_quote_read() throws IOException {
        var most = FocusText.row("49999999999999");
        assertThat(
                        deliveries.rejection(
                                "focus",
                                deliveries.write("big.csv", FocusText.HEADER + most + most + most)))
                .extracting(Finding::code)
                .contains("out-of-range");
        var apart = most + most.replace("r1", "r2") + most.replace("r1", "r3");
        assertThat(
                        deliveries.rejection(
                                "focus", deliveries.write("apart.csv", FocusText.HEADER + apart)))
                .extracting(Finding::code)
                .contains("out-of-range");
        var inch = FocusText.row("1").replace("compute", "5\" pipe");
        try (var reading =
                deliveries.bill(
                        "focus",
                        deliveries.write("inch.csv", FocusText.HEADER + inch + inch + inch))) {
            assertThat(Deliveries.lines(reading))
                    .extracting(CostLine::service)
                    .containsExactly("5\" pipe");
            assertThat(Deliveries.rows(reading)).isEqualTo(3);
        }
    }

    @Test
    void blank_costs_are_counted_and_unknown_currencies_refused() throws IOException {
        try (var reading =
                deliveries.bill(
                        "focus",
                        deliveries.write(
                                "bill.csv",
                                FocusText.HEADER
                                        + FocusText.row("")
                                        + FocusText.row("NULL")
                                        + FocusText.row("0")))) {
            assertThat(reading.controlTotals().getFirst().missing().billed()).isEqualTo(2);
            assertThat(reading.findings()).extracting(Finding::code).contains("blank-amount");
        }
        assertThat(
                        deliveries.rejection(
                                "focus",
                                deliveries.write(
                                        "euro.csv",
                                        FocusText.HEADER
                                                + FocusText.row(
                                                        "2026-10-05T00:00:00Z",
                                                        "2026-10-04T00:00:00Z",
                                                        "€",
                                                        "1",
                                                        ""))))
                .extracting(Finding::value, Finding::code)
                .containsExactly(
                        tuple("€", "unknown-currency"),
                        tuple("2026-10-04T00:00:00Z", "end-before-start"));
    }

    @Test
    void allocated_rows_are_money_unless_their_origin_still_is() throws IOException {
        var header =
                FocusText.HEADER.replace(
                        "Tags",
                        "AllocatedMethodId,AllocatedResourceId,AllocatedResourceName,AllocatedTags,Tags");
        var a =
                FocusText.row("3")
                        .replace("1,\n", "1,split,w1,web,\"{\"\"team\"\":\"\"a\"\"}\",\n");
        var b = FocusText.row("7").replace("1,\n", "1,split,w2,api,,\n");
        var origin = FocusText.row("10").replace(",1,\n", ",2,,,,,\n");
        try (var reading =
                deliveries.bill("focus", deliveries.write("split.csv", header + a + b))) {
            assertThat(Deliveries.total(reading).billed()).hasToString("10");
            assertThat(Deliveries.lines(reading))
                    .extracting(CostLine::workload, CostLine::tags)
                    .containsExactlyInAnyOrder(
                            tuple("web", "{\"team\":\"a\"}"), tuple("api", "{}"));
        }
        try (var reading =
                deliveries.bill("focus", deliveries.write("kept.csv", header + origin + a + b))) {
            assertThat(Deliveries.total(reading).billed()).hasToString("10");
            assertThat(reading.snapshots().getFirst().shareRows()).isEqualTo(2);
        }
    }

    @Test
    void the_rows_of_a_line_are_found_in_the_kept_file() throws IOException {
        var day = "2026-10-05T00:00:00Z";
        var next = "2026-10-06T00:00:00Z";
        var file =
                deliveries.write(
                        "bill.csv",
                        FocusText.HEADER
                                + FocusText.row(day, next, "USD", "1", "{\n\"a\":\"x\"}")
                                + FocusText.row(day, next, "USD", "2", "{\"a\":\"y\"}")
                                + FocusText.row(day, next, "USD", "3", "{\"a\":\"x\"}"));
        CostLine line;
        try (var reading = deliveries.bill("focus", file)) {
            line = Deliveries.lines(reading).getFirst();
        }
        var rows =
                new DeliveryReader(EngineSettings.DEFAULT, BillOptions.DEFAULT)
                        .rowsOf(
                                "focus",
                                List.of(new StagedFile("bill.csv", file)),
                                new TreeMap<>(),
                                folder.resolve("work"),
                                line,
                                Period.parse("2026-10"),
                                10);
        assertThat(rows)
                .extracting(r -> r.line(), r -> r.cells().get("BilledCost"))
                .containsExactly(tuple(2L, "1"), tuple(5L, "3"));
    }

    @Test
    void an_unknown_source_names_those_there_are() {
        assertThatThrownBy(() -> deliveries.bill("foucs", folder))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(
                        "focus, aws-cur, gcp-billing, azure-cost, oci-cost, openshift-usage");
    }

    @Test
    void a_delivery_of_several_files_has_the_digest_of_their_sorted_digests() throws IOException {
        var a = FileDigests.ofFile(deliveries.write("a", "a"));
        var b = FileDigests.ofFile(deliveries.write("b", "b"));
        assertThat(a).isEqualTo(Sha256.hex("a".getBytes(StandardCharsets.UTF_8)));
        assertThat(FileDigests.ofDelivery(List.of(a))).isEqualTo(a);
        assertThat(FileDigests.ofDelivery(List.of(b, a)))
                .isEqualTo(FileDigests.ofDelivery(List.of(a, b)))
                .isEqualTo(
                        Sha256.hex(
                                (b.compareTo(a) < 0 ? b + "\n" + a : a + "\n" + b)
                                        .getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void nothing_stays_in_the_workspace() throws IOException {
        deliveries.rejection("focus", deliveries.write("none.csv", ""));
        deliveries
                .bill("focus", deliveries.write("bill.csv", FocusText.HEADER + FocusText.row("1")))
                .close();
        try (var left = Files.list(folder.resolve("work"))) {
            assertThat(left).isEmpty();
        }
    }
}
