package org.chargebackledger.ingest.billfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.chargebackledger.ingest.billfiles.Bills.MONTH;
import static org.chargebackledger.ingest.billfiles.Bills.azure;
import static org.chargebackledger.ingest.billfiles.Bills.blob;
import static org.chargebackledger.ingest.billfiles.Bills.manifest;

import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

import org.chargebackledger.ingest.connector.Check;
import org.chargebackledger.ingest.connector.Connector;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.connector.FetchFolder;
import org.chargebackledger.ingest.connector.InvalidSettings;
import org.chargebackledger.ingest.delivery.StagedFile;
import org.chargebackledger.ingest.duckdb.DuckDb;
import org.chargebackledger.ingest.duckdb.EngineSettings;
import org.chargebackledger.ingest.store.FakeContainer;
import org.chargebackledger.ledger.money.Exact;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** Exports of Azure in a container, with the manifest that lists their files. */
class AzureExportsTest {

    private static final String OLD = "2026-11-02T10:00:00Z";
    private static final String NEW = "2026-11-03T10:00:00Z";
    private static final String ACTUAL = "exports/actual/20261001-20261031/";
    private static final String AMORTIZED = "exports/amortized/20261001-20261031/";
    private static final String PATTERN =
            "exports/actual/{first}-{last}/{run}/part_*,"
                    + " exports/amortized/{first}-{last}/{run}/part_*";

    private final FakeContainer container = new FakeContainer();

    @TempDir Path temporary;
    private Bills bills;

    @BeforeEach
    void start() {
        bills = new Bills(temporary);
    }

    @AfterEach
    void stop() {
        container.close();
    }

    private static String whole(String folder, String... bodies) {
        var blobs = new String[bodies.length];
        for (var i = 0; i < bodies.length; i++) {
            blobs[i] = blob(folder + "part_%d_0001.csv".formatted(i), bodies[i]);
        }
        return manifest("2026-10-31T00:00:00Z", blobs);
    }

    private void run(String folder, String time, String... bodies) {
        for (var i = 0; i < bodies.length; i++) {
            container.put(folder + "part_%d_0001.csv".formatted(i), bodies[i], time);
        }
        container.put(folder + "manifest.json", whole(folder, bodies), time);
    }

    /** Two runs of each export, the older one beside the newer. */
    private void exports() {
        run(ACTUAL + "r1/", OLD, azure("Usage", "100"));
        run(ACTUAL + "r0/", NEW, azure("Usage", "1.5", "2"), azure("Purchase", "20"));
        run(AMORTIZED + "r1/", OLD, azure("Usage", "100"));
        run(AMORTIZED + "r2/", NEW, azure("Usage", "1.5", "2"), azure("UnusedReservation", "3"));
        container.put("exports/actual/20261101-20261130/r1/part_0_0001.csv", "x", NEW);
        container.put(ACTUAL + "r0", "", NEW); // a folder that is a blob itself
    }

    private Connector connector(String... settings) {
        var where = new HashMap<>(container.settings());
        where.put("source", "azure-cost");
        where.put("pattern", PATTERN);
        where.put("manifest", "manifest.json");
        return Bills.open(where, settings);
    }

    @Test
    void actual_and_amortized_costs_are_the_newest_whole_run_of_each() throws Exception {
        exports();
        try (var connector = connector()) {
            var fetched = bills.fetch(connector);
            assertThat(fetched.deliveries()).hasSize(1);
            assertThat(fetched.deliveries().getFirst().files())
                    .extracting(StagedFile::name)
                    .contains(
                            "exports_actual_20261001-20261031_r0_part_0_0001.csv",
                            "exports_amortized_20261001-20261031_r2_part_1_0001.csv")
                    .hasSize(4);
            assertThat(bills.billed(fetched)).isEqualTo(Exact.parse("23.5"));
            assertThat(bills.effective(fetched)).isEqualTo(Exact.parse("6.5"));
            assertThat(fetched.asOf()).isEqualTo(Instant.parse(NEW));
        }
        assertThat(container.asked()).noneMatch(what -> what.contains("GET " + ACTUAL + "r1/"));
        assertThat(container.asked()).allMatch(what -> what.endsWith(" Bearer s3cret"));
        assertThat(container.asked().stream().filter(what -> what.startsWith("LIST")))
                .hasSizeGreaterThan(4);
    }

    @Test
    void a_run_without_its_manifest_is_not_whole_and_the_one_before_counts() throws Exception {
        exports();
        container.remove(ACTUAL + "r0/manifest.json");
        container.remove(AMORTIZED + "r2/manifest.json");
        try (var connector = connector("pattern", "exports/actual/{first}-{last}/{run}/part_*")) {
            assertThat(bills.billed(bills.fetch(connector))).isEqualTo(Exact.parse("100"));
            container.remove(ACTUAL + "r1/manifest.json");
            assertThat(failure(connector)).hasMessageContaining("no manifest.json of 2026-10");
        }
    }

    @Test
    void what_a_manifest_lists_must_be_there_with_its_bytes_and_rows() throws Exception {
        exports();
        var part = ACTUAL + "r0/part_0_0001.csv";
        var body = azure("Usage", "1.5", "2");
        try (var connector = connector()) {
            container.put(part, body + "\n", NEW);
            assertThat(failure(connector)).hasMessageContaining("bytes, and");
            // As many bytes, one row more.
            container.put(part, body.substring(0, body.length() - 2) + "\n2", NEW);
            assertThat(failure(connector))
                    .hasMessageContaining("has 3 rows, and 2 by its manifest");
            assertThat(failure(connector).reason()).isEqualTo(Reason.PARTIAL);
            container.remove(part);
            assertThat(failure(connector)).hasMessageContaining("part_0_0001.csv, which is not");
            assertThat(failure(connector).reason()).isEqualTo(Reason.PARTIAL);
            container.put(part, azure("Usage", "1.5", "2", "4"), NEW);
        }
        try (var connector = connector("manifest-counts", "false")) {
            assertThat(bills.billed(bills.fetch(connector))).isEqualTo(Exact.parse("27.5"));
        }
    }

    @Test
    void a_manifest_that_is_cut_off_or_contradicts_itself_or_is_of_another_month_is_refused()
            throws Exception {
        var body = azure("Usage", "1.5");
        run(ACTUAL + "r0/", NEW, body);
        var good = whole(ACTUAL + "r0/", body);
        try (var connector = connector("pattern", "exports/actual/{first}-{last}/{run}/part_*")) {
            assertManifest(connector, good.substring(0, 50), Reason.CHANGED, "cut off");
            assertManifest(connector, "{}", Reason.PARTIAL, "lists no file");
            assertManifest(
                    connector,
                    good.replace("\"blobs\"", "\"blobCount\":2,\"blobs\""),
                    Reason.PARTIAL,
                    "says 2 files");
            assertManifest(
                    connector,
                    good.replace("2026-10-01T", "2026-09-01T"),
                    Reason.MALFORMED,
                    "of a run from 2026-09-01");
            // A run of the running month, and none after its end (9).
            assertManifest(
                    connector,
                    good.replace("2026-10-31T", "2026-10-30T"),
                    Reason.PARTIAL,
                    "ends on 2026-10-30");
            var fetched = bills.fetch(connector, MONTH, "2026-10-31T12:00:00Z");
            assertThat(bills.billed(fetched)).isEqualTo(Exact.parse("1.5"));
        }
    }

    private void assertManifest(Connector connector, String text, Reason reason, String problem) {
        container.put(ACTUAL + "r0/manifest.json", text, NEW);
        var failure = failure(connector);
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure).hasMessageContaining(problem);
    }

    @Test
    void a_blob_that_is_cut_off_is_loaded_again_and_throttling_is_said() throws Exception {
        exports();
        var loads = new AtomicInteger();
        container.troubled((what, body) ->
                what.startsWith("GET") && loads.getAndIncrement() % 2 == 0
                        ? new MockResponse.Builder()
                                .body(body)
                                .onResponseBody(new SocketEffect.CloseSocket())
                                .build()
                        : null);
        try (var connector = connector()) {
            assertThat(bills.billed(bills.fetch(connector))).isEqualTo(Exact.parse("23.5"));
            container.troubled((_, _) -> FakeContainer.error(503, "ServerBusy"));
            assertThat(failure(connector).reason()).isEqualTo(Reason.THROTTLED);
            container.troubled(
                    (_, _) -> FakeContainer.error(403, "AuthorizationPermissionMismatch"));
            assertThat(failure(connector).reason()).isEqualTo(Reason.DENIED);
            assertThat(connector.test(Bills.NOW)).extracting(Check::met).containsExactly(false);
            container.troubled((_, _) -> null);
            assertThat(connector.test(Bills.NOW)).extracting(Check::met).containsExactly(true);
        }
    }

    @Test
    void a_blob_that_is_replaced_before_it_is_loaded_is_not_mixed_with_what_was_listed()
            throws Exception {
        exports();
        container.troubled((what, _) -> {
            if (what.startsWith("GET " + ACTUAL + "r0/part_0")) {
                container.put(ACTUAL + "r0/part_0_0001.csv", azure("Usage", "7.5", "2"), NEW);
            }
            return null;
        });
        try (var connector = connector()) {
            assertThat(failure(connector).reason()).isEqualTo(Reason.CHANGED);
            assertThat(bills.billed(bills.fetch(connector))).isEqualTo(Exact.parse("29.5"));
        }
    }

    @Test
    void rows_of_parquet_are_counted_too_and_a_copy_may_begin_further_down() throws Exception {
        var folder = Files.createDirectories(bills.path("20261001-20261031/r1"));
        var csv = Files.writeString(temporary.resolve("rows.csv"), azure("Usage", "1.5", "2"));
        var part = folder.resolve("part_0_0001.snappy.parquet");
        try (var database =
                DuckDb.open(
                        Files.createDirectories(temporary.resolve("db")), EngineSettings.DEFAULT)) {
            database.execute(
                    "COPY (SELECT * FROM read_csv('%s', all_varchar = true)) TO '%s' (FORMAT parquet)"
                            .formatted(csv, part));
        }
        var blob =
                "{\"blobName\":\" root/20261001-20261031/r1/%s\",\"byteCount\":%d,\"dataRowCount\":2}"
                        .formatted(part.getFileName(), Files.size(part));
        var list = manifest("2026-10-31T00:00:00Z", blob);
        bills.put("20261001-20261031/r1/manifest.json", list, NEW);
        try (var connector =
                bills.in("azure-cost", "{first}-{last}/{run}/*", "manifest", "manifest.json")) {
            assertThat(bills.billed(bills.fetch(connector))).isEqualTo(Exact.parse("3.5"));
            bills.put(
                    "20261001-20261031/r1/manifest.json",
                    list.replace("RowCount\":2", "RowCount\":3"),
                    "2026-11-03T11:00:00Z");
            assertThat(failure(connector)).hasMessageContaining("has 2 rows, and 3");
        }
    }

    @Test
    void a_container_is_asked_for_by_who_may_read_it_and_by_https() {
        refused("must be https", "sas-token", "sig=x");
        refused("must be https", "identity", "default", "token", "");
        refused("has a query", "container", "https://a.blob.core.windows.net/b?sig=x");
        refused(
                "'client-secret' is needed",
                "identity",
                "secret",
                "token",
                "",
                "tenant",
                "t",
                "client",
                "c");
        refused(
                "'cloud' is none of",
                "identity",
                "default",
                "token",
                "",
                "cloud",
                "moon",
                "container",
                "https://a.blob.core.windows.net/b");
        try (var connector = connector("container", "https://acct.blob.core.windows.net/costs/")) {
            assertThat(connector.subjects().getFirst())
                    .isEqualTo(
                            "bill of https://acct.blob.core.windows.net/costs/"
                                    + "exports/actual/{first}-{last}/{run}/part_*");
        }
    }

    private void refused(String problem, String... settings) {
        assertThatThrownBy(() -> connector(settings).close())
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining(problem);
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
