package org.chargebackledger.ingest.billfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.chargebackledger.ingest.billfiles.Bills.MONTH;
import static org.chargebackledger.ingest.billfiles.Bills.focus;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

import org.chargebackledger.ingest.connector.Check;
import org.chargebackledger.ingest.connector.Connector;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.connector.FetchFolder;
import org.chargebackledger.ingest.connector.Fetched.Finality;
import org.chargebackledger.ingest.connector.InvalidSettings;
import org.chargebackledger.ingest.delivery.StagedFile;
import org.chargebackledger.ingest.store.FakeBucket;
import org.chargebackledger.ledger.money.Exact;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** Which files are a month's, and when all of them are there. */
class BillFilesTest {

    private static final String OLD = "2026-11-02T10:00:00Z";
    private static final String NEW = "2026-11-03T10:00:00Z";

    @TempDir Path temporary;
    private Bills bills;

    @BeforeEach
    void start() {
        bills = new Bills(temporary);
    }

    @Test
    void a_month_of_a_vendor_is_the_files_of_its_pattern_and_no_other() throws Exception {
        bills.put("acme/2026-10/seats.csv", focus("2026-10 1.5"), OLD)
                .put("acme/2026-10/storage.csv", focus("2026-10 2.25", "2026-10 3"), NEW)
                .put("acme/2026-10/readme.txt", "not a bill", NEW)
                .put("acme/2026-10/old/seats.csv", focus("2026-10 100"), NEW)
                .put("acme/2026-11/seats.csv", focus("2026-11 100"), NEW);
        try (var connector = bills.in("focus", "acme/{yyyy}-{MM}/*.csv")) {
            var fetched = bills.fetch(connector);
            assertThat(fetched.deliveries().getFirst().files())
                    .extracting(StagedFile::name)
                    .containsExactly("acme_2026-10_seats.csv", "acme_2026-10_storage.csv");
            assertThat(bills.billed(fetched)).isEqualTo(Exact.parse("6.75"));
            assertThat(fetched.asOf()).isEqualTo(Instant.parse(NEW));
        }
        try (var connector = bills.in("focus", "acme/{yyyy}/{MM}.csv")) {
            assertThat(failure(connector)).hasMessageContaining("no file of 2026-10");
            assertThat(failure(connector).reason()).isEqualTo(Reason.PARTIAL);
        }
        bills.put("acme/2026-10/late.csv", focus("2026-09 1"), OLD);
        try (var connector = bills.in("focus", "acme/{yyyy}-{MM}/*.csv")) {
            var fetched = bills.fetch(connector);
            assertThatThrownBy(() -> bills.billed(fetched))
                    .hasMessageContaining("contradicts-declared");
        }
    }

    @Test
    void only_the_newest_run_counts_where_each_is_the_whole_month() throws Exception {
        bills.put("acme/202610/run-b/1.csv", focus("2026-10 100"), OLD)
                .put("acme/202610/run-a/1.csv", focus("2026-10 1.5"), NEW)
                .put("acme/202610/run-a/2.csv", focus("2026-10 2"), OLD);
        try (var connector = bills.in("focus", "acme/{yyyyMM}/{run}/*.csv")) {
            assertThat(bills.billed(bills.fetch(connector))).isEqualTo(Exact.parse("3.5"));
        }
        try (var connector = bills.in("focus", "acme/{yyyyMM}/{run}/*.csv", "runs", "all")) {
            assertThat(bills.billed(bills.fetch(connector))).isEqualTo(Exact.parse("103.5"));
        }
    }

    @Test
    void days_add_up_and_a_day_without_a_file_is_a_gap() throws Exception {
        for (var day = 1; day <= 31; day++) {
            if (day != 17) {
                bills.put("acme/2026/10/%02d/a.csv".formatted(day), focus("2026-10 1"), NEW);
            }
        }
        var pattern = "acme/{yyyy}/{MM}/{dd}/*.csv";
        try (var connector = bills.in("focus", pattern)) {
            assertThat(failure(connector)).hasMessageContaining("no file of 2026-10-17 in");
            assertThat(failure(connector).reason()).isEqualTo(Reason.PARTIAL);
            bills.put("acme/2026/10/17/a.csv", focus("2026-10 1"), NEW);
            assertThat(bills.billed(bills.fetch(connector))).isEqualTo(Exact.parse("31"));
        }
        bills.path("acme/2026/10/17/a.csv").toFile().delete();
        try (var connector = bills.in("focus", pattern, "every-day", "false")) {
            assertThat(bills.billed(bills.fetch(connector))).isEqualTo(Exact.parse("30"));
        }
        // The last day may come a day late while the month is not final.
        bills.put("acme/2026/10/17/a.csv", focus("2026-10 1"), "2026-10-30T12:00:00Z");
        bills.path("acme/2026/10/31/a.csv").toFile().delete();
        try (var connector = bills.in("focus", pattern)) {
            bills.put("acme/2026/10/30/a.csv", focus("2026-10 1"), "2026-10-31T12:00:00Z");
            for (var day = 1; day < 30; day++) {
                bills.put(
                        "acme/2026/10/%02d/a.csv".formatted(day),
                        focus("2026-10 1"),
                        "2026-10-30T12:00:00Z");
            }
            assertThat(bills.fetch(connector, MONTH, "2026-11-01T20:00:00Z").finality())
                    .isEqualTo(Finality.PRELIMINARY);
            assertThat(failure(connector)).hasMessageContaining("no file of 2026-10-31");
        }
    }

    @Test
    void what_changed_just_now_is_waited_for() throws Exception {
        bills.put("acme/2026-10.csv", focus("2026-10 1.5"), "2026-11-19T23:30:00Z");
        try (var connector = bills.in("focus", "acme/{yyyy}-{MM}.csv")) {
            assertThat(failure(connector).reason()).isEqualTo(Reason.CHANGED);
            assertThat(failure(connector)).hasMessageContaining("may be under way");
        }
        try (var connector = bills.in("focus", "acme/{yyyy}-{MM}.csv", "quiet-minutes", "30")) {
            assertThat(bills.billed(bills.fetch(connector))).isEqualTo(Exact.parse("1.5"));
        }
    }

    @Test
    void a_marker_says_that_all_is_there_and_newer_files_that_it_is_not() throws Exception {
        bills.put("acme/2026-10/1.csv", focus("2026-10 1.5"), OLD);
        try (var connector = bills.in("focus", "acme/{yyyy}-{MM}/**", "marker", "_SUCCESS")) {
            assertThat(failure(connector)).hasMessageContaining("no _SUCCESS of 2026-10");
            assertThat(failure(connector).reason()).isEqualTo(Reason.PARTIAL);
            bills.put("acme/2026-10/_SUCCESS", "", NEW);
            assertThat(bills.billed(bills.fetch(connector))).isEqualTo(Exact.parse("1.5"));
            bills.put("acme/2026-10/2.csv", focus("2026-10 2"), "2026-11-04T00:00:00Z");
            assertThat(failure(connector).reason()).isEqualTo(Reason.CHANGED);
        }
    }

    /** Oracle's FOCUS reports: a day's folder has what became known on it, whatever month's. */
    @Test
    void rows_of_other_months_are_left_out_where_pieces_overlap() throws Exception {
        var total = 0;
        for (var day = 1; day <= 30; day++) {
            var before = day == 1 ? "2026-09 5" : "2026-10 1";
            bills.put(oracle(10, day), focus("2026-10 1", before), "2026-11-04T00:00:00Z");
            bills.put(oracle(11, day), focus("2026-11 1"), "2026-11-19T00:00:00Z");
            total += day == 1 ? 1 : 2;
        }
        bills.put(oracle(10, 31), focus("2026-10 1"), "2026-11-04T00:00:00Z");
        bills.put(oracle(11, 2), focus("2026-10 3", "2026-11 1"), "2026-11-04T00:00:00Z");
        bills.put(oracle(11, 5), focus("2026-10 70", "2026-11 1"), "2026-11-04T00:00:00Z");
        try (var connector =
                bills.in(
                        "focus",
                        "FOCUS Reports/{yyyy}/{MM}/{dd}/*.csv",
                        "rows",
                        "own",
                        "days-after",
                        "3")) {
            var fetched = bills.fetch(connector);
            assertThat(fetched.deliveries().getFirst().files()).hasSize(34);
            assertThat(fetched.deliveries().getFirst().declared())
                    .containsExactly(Map.entry("onlyBillingPeriod", "2026-10"));
            assertThat(bills.billed(fetched)).isEqualTo(Exact.parse("" + (total + 1 + 3)));
            assertThat(bills.findings(fetched))
                    .contains(
                            "1 rows of 2026-09 are left out, 5 USD billed: that month's own"
                                    + " delivery counts them",
                            "3 rows of 2026-11 are left out, 3 USD billed: that month's own"
                                    + " delivery counts them");
        }
    }

    private static String oracle(int month, int day) {
        return "FOCUS Reports/2026/%02d/%02d/000100-00001.csv".formatted(month, day);
    }

    @Test
    void reports_without_a_date_in_their_path_are_taken_by_the_day_they_were_written()
            throws Exception {
        bills.put("reports/cost-csv/1.csv", Bills.oracle("2026-09-29 100"), "2026-09-30T01:00:00Z")
                .put(
                        "reports/cost-csv/2.csv",
                        Bills.oracle("2026-09-30 7", "2026-10-01 1.5"),
                        "2026-10-01T07:00:00Z")
                .put(
                        "reports/cost-csv/3.csv",
                        Bills.oracle("2026-10-31 2.25", "2026-11-01 7"),
                        "2026-11-01T07:00:00Z")
                .put("reports/cost-csv/4.csv", Bills.oracle("2026-10-31 70"), NEW);
        var pattern = "reports/cost-csv/*.csv";
        try (var connector =
                bills.in(
                        "oci-cost",
                        pattern,
                        "day",
                        "modified",
                        "rows",
                        "own",
                        "days-after",
                        "1",
                        "every-day",
                        "false")) {
            assertThat(bills.billed(bills.fetch(connector))).isEqualTo(Exact.parse("3.75"));
        }
        try (var connector = bills.in("oci-cost", pattern, "day", "modified", "rows", "own")) {
            assertThat(failure(connector))
                    .hasMessageContaining("no file of 2026-10-02, 2026-10-03");
        }
    }

    @Test
    void what_changes_while_it_is_loaded_is_loaded_anew_and_the_rest_is_kept() throws Exception {
        try (var bucket = new FakeBucket()) {
            bucket.put("acme/2026-10/1.csv", focus("2026-10 1"), OLD)
                    .put("acme/2026-10/2.csv", focus("2026-10 2"), OLD)
                    .put("acme/2026-10/3.csv", focus("2026-10 3"), OLD);
            var replaced = new AtomicInteger();
            bucket.troubled((what, _) -> {
                if (what.equals("GET acme/2026-10/3.csv") && replaced.getAndIncrement() == 0) {
                    bucket.put("acme/2026-10/1.csv", focus("2026-10 10"), OLD);
                }
                return null;
            });
            try (var connector = in(bucket, "focus", "acme/{yyyy}-{MM}/*.csv")) {
                assertThat(failure(connector).reason()).isEqualTo(Reason.CHANGED);
                assertThat(bills.billed(bills.fetch(connector))).isEqualTo(Exact.parse("15"));
            }
            assertThat(bucket.asked().stream().filter("GET acme/2026-10/2.csv"::equals)).hasSize(1);
            assertThat(bucket.asked().stream().filter("GET acme/2026-10/1.csv"::equals)).hasSize(2);
        }
    }

    /** Complaints 8 and 9. */
    @Test
    void a_month_is_final_once_it_has_settled_and_changed_after_its_end() throws Exception {
        bills.put("acme/2026-10.csv", focus("2026-10 1.5"), NEW);
        try (var connector = bills.in("focus", "acme/{yyyy}-{MM}.csv")) {
            assertThat(bills.fetch(connector, MONTH, "2026-11-05T23:59:59Z").finality())
                    .isEqualTo(Finality.PRELIMINARY);
            assertThat(bills.fetch(connector, MONTH, "2026-11-06T00:00:00Z").finality())
                    .isEqualTo(Finality.FINAL);
            bills.put("acme/2026-10.csv", focus("2026-10 1.5"), "2026-10-31T23:59:59Z");
            assertThat(bills.fetch(connector).finality()).isEqualTo(Finality.PRELIMINARY);
        }
    }

    @Test
    void what_would_be_asked_is_said_and_a_test_lists_only() throws Exception {
        try (var bucket = new FakeBucket();
                var connector =
                        in(bucket, "focus", "acme/{yyyy}-{MM}/*.csv", "billing-account", "a-1")) {
            assertThat(connector.questions(MONTH))
                    .containsExactly(
                            "LIST s3://bills/acme/2026-10/*, GET what is acme/{yyyy}-{MM}/*.csv,"
                                    + " all of it",
                            "whole once nothing has changed for 60 minutes",
                            "read as focus with {billingAccount=a-1, billingPeriod=2026-10}");
            assertThat(bucket.asked()).isEmpty();
            assertThat(connector.test(Bills.NOW)).extracting(Check::met).containsExactly(false);
            bucket.put("acme/2026-10/1.csv", focus("2026-10 1"), OLD);
            assertThat(connector.test(Bills.NOW)).extracting(Check::met).containsExactly(true);
            assertThat(bucket.asked()).allMatch(what -> what.startsWith("LIST"));
            bucket.troubled((_, _) -> FakeBucket.error(403, "AccessDenied"));
            assertThat(failure(connector).reason()).isEqualTo(Reason.DENIED);
        }
    }

    /** Oracle keeps its reports so. */
    @Test
    void a_bucket_may_be_called_like_a_tenancy_of_oracle() throws Exception {
        try (var server = new MockWebServer()) {
            server.enqueue(new MockResponse.Builder().body("<ListBucketResult/>").build());
            server.start();
            var where = new HashMap<String, String>();
            try (var bucket = new FakeBucket()) {
                where.putAll(bucket.settings());
            }
            where.put("endpoint", server.url("/").toString());
            where.put("bucket", "ocid1.tenancy.oc1..aaaab7");
            where.put("source", "focus");
            where.put("pattern", "FOCUS Reports/{yyyy}/{MM}/*.csv.gz");
            try (var connector = Bills.open(where)) {
                assertThat(failure(connector).reason()).isEqualTo(Reason.PARTIAL);
            }
            assertThat(server.takeRequest().getTarget())
                    .startsWith("/ocid1.tenancy.oc1..aaaab7?list-type=2")
                    .contains("prefix=FOCUS%20Reports%2F2026%2F10%2F");
        }
    }

    /** Complaint 10: the same bill by two ways is one subject. */
    @Test
    void a_connector_may_say_whose_bill_alone_it_delivers() {
        assertThat(subjects("aws-cur", "billing-account", "1"))
                .containsExactly("bill of AWS account 1");
        assertThat(subjects("focus", "billing-account", "1", "provider", "AWS"))
                .containsExactly("bill of AWS account 1");
        assertThat(subjects("gcp-billing", "billing-account", "1"))
                .containsExactly("bill of Google Cloud billing account 1");
        assertThat(subjects("focus", "billing-account", "1", "provider", "Acme"))
                .containsExactly("bill of Acme billing account 1");
        assertThat(subjects("focus")).singleElement().asString().endsWith("a/{yyyyMM}.csv");
    }

    private List<String> subjects(String source, String... settings) {
        try (var connector = bills.in(source, "a/{yyyyMM}.csv", settings)) {
            return connector.subjects();
        }
    }

    @Test
    void what_makes_no_sense_stops_the_start_by_name() {
        refused("'source' is none of", "opencost", "{yyyyMM}.csv");
        refused("'folder' or bucket, or container", "focus", "{yyyyMM}.csv", "bucket", "b");
        refused("'pattern' has {week}", "focus", "{yyyyMM}/{week}.csv");
        refused("'pattern' names no year and month", "focus", "{yyyy}/*.csv");
        refused("'runs' cannot be newest", "focus", "{yyyyMM}.csv", "runs", "newest");
        refused("'day' modified is for", "focus", "{yyyyMM}.csv", "day", "modified");
        refused("'day' modified", "focus", "*", "day", "modified", "rows", "own", "marker", "m");
        refused("'days-after' is for", "focus", "{yyyyMM}/{dd}.csv", "days-after", "3");
        refused("'marker' or manifest", "focus", "a/{yyyyMM}/*", "marker", "a", "manifest", "b");
        refused("'rows' is none of", "focus", "{yyyyMM}.csv", "rows", "all");
        refused("'quiet-minutes' is no number", "focus", "{yyyyMM}.csv", "quiet-minutes", "0");
    }

    private void refused(String problem, String source, String pattern, String... settings) {
        assertThatThrownBy(() -> bills.in(source, pattern, settings).close())
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining(problem);
    }

    private static Connector in(
            FakeBucket bucket, String source, String pattern, String... settings) {
        var where = new HashMap<>(bucket.settings());
        where.put("source", source);
        where.put("pattern", pattern);
        return Bills.open(where, settings);
    }

    private FetchFailure failure(Connector connector) {
        return Objects.requireNonNull(
                catchThrowableOfType(
                        FetchFailure.class,
                        () -> {
                            var pages =
                                    FetchFolder.open(
                                            temporary.resolve("work/pages"),
                                            connector.questions(MONTH));
                            connector.fetch(MONTH, pages, Bills.NOW);
                        }));
    }
}
