package org.chargebackledger.ingest.curfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.chargebackledger.ingest.curfiles.Exports.LEGACY;
import static org.chargebackledger.ingest.curfiles.Exports.LEGACY_MANIFEST;
import static org.chargebackledger.ingest.curfiles.Exports.MONTH;
import static org.chargebackledger.ingest.curfiles.Exports.NOW;
import static org.chargebackledger.ingest.curfiles.Exports.legacyManifest;
import static org.chargebackledger.ingest.curfiles.Exports.manifest;
import static org.chargebackledger.ingest.curfiles.Exports.rows;

import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

import org.chargebackledger.ingest.connector.Check;
import org.chargebackledger.ingest.connector.Connector;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.connector.FetchFolder;
import org.chargebackledger.ingest.connector.Fetched;
import org.chargebackledger.ingest.connector.Fetched.Finality;
import org.chargebackledger.ingest.connector.InvalidSettings;
import org.chargebackledger.ingest.connector.Slice;
import org.chargebackledger.ingest.delivery.StagedFile;
import org.chargebackledger.ingest.store.FakeBucket;
import org.chargebackledger.ledger.money.Exact;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** Which files are taken of those that lie there, and when all of them are. */
class CurFilesTest {

    private static final String OLD = "2026-11-02T10:00:00Z";
    private static final String NEW = "2026-11-03T10:00:00Z";

    private final FakeBucket bucket = new FakeBucket();

    @TempDir Path temporary;

    @AfterEach
    void stop() {
        bucket.close();
    }

    /** Two versions of a report, the older one beside the newer. */
    private void versions() {
        bucket.put(LEGACY + "a1/cur-00001.csv", rows("100"), OLD)
                .put(
                        LEGACY + "a1/cur-Manifest.json",
                        legacyManifest(LEGACY + "a1/cur-00001.csv"),
                        OLD)
                .put(LEGACY + "a2/cur-00001.csv", rows("1.5"), NEW)
                .put(LEGACY + "a2/cur-00002.csv", rows("2.25", "3"), NEW)
                .put(LEGACY + "a2/cur-Manifest.json", current(), NEW)
                .put(LEGACY_MANIFEST, current(), NEW)
                .put("aws/cur/20261101-20261201/cur-Manifest.json", "{}", NEW)
                .put("aws/cur2/20261001-20261101/cur2-Manifest.json", "{}", NEW);
    }

    private static String current() {
        return legacyManifest("/" + LEGACY + "a2/cur-00001.csv", LEGACY + "a2/cur-00002.csv");
    }

    @Test
    void only_files_of_the_newest_manifest_are_taken_of_all_that_lie_there() throws Exception {
        versions();
        try (var connector = Exports.in(bucket)) {
            var fetched = fetch(connector);
            assertThat(fetched.deliveries().getFirst().source()).isEqualTo("aws-cur");
            assertThat(fetched.deliveries().getFirst().files())
                    .extracting(StagedFile::name)
                    .containsExactly("cur-Manifest.json", "cur-00001.csv", "cur-00002.csv");
            assertThat(billed(fetched)).isEqualTo(Exact.parse("6.75"));
            assertThat(fetched.asOf()).isEqualTo(Instant.parse(NEW));
        }
        assertThat(bucket.asked()).noneMatch(what -> what.contains("/a1/cur-00001"));
        assertThat(bucket.asked().stream().filter(what -> what.startsWith("LIST")))
                .hasSizeGreaterThan(4);
    }

    @Test
    void an_export_of_cur_2_is_found_by_its_billing_period() throws Exception {
        var data = "aws/cur/data/BILLING_PERIOD=2026-10/";
        var metadata = "aws/cur/metadata/BILLING_PERIOD=2026-10/";
        bucket.put(data + "e1/cur-00001.csv", rows("100"), OLD)
                .put(metadata + "e1/cur-Manifest.json", manifest(data + "e1/cur-00001.csv"), OLD)
                .put(data + "e2/cur-00001.csv", rows("4"), NEW)
                .put(metadata + "e2/cur-Manifest.json", manifest(data + "e2/cur-00001.csv"), NEW);
        try (var connector = Exports.in(bucket)) {
            assertThat(billed(fetch(connector))).isEqualTo(Exact.parse("4"));
        }
    }

    @Test
    void what_a_manifest_lists_and_is_not_there_fails_the_month() throws Exception {
        versions();
        bucket.remove(LEGACY + "a2/cur-00002.csv");
        try (var connector = Exports.in(bucket)) {
            var failure = failure(connector);
            assertThat(failure.reason()).isEqualTo(Reason.PARTIAL);
            assertThat(failure)
                    .hasMessageContaining("a2/cur-00002.csv, which is not in s3://bills/");
            bucket.remove(LEGACY_MANIFEST);
            bucket.remove(LEGACY + "a1/cur-Manifest.json");
            bucket.remove(LEGACY + "a2/cur-Manifest.json");
            assertThat(failure(connector)).hasMessageContaining("no cur-Manifest.json of 2026-10");
        }
    }

    @Test
    void a_manifest_of_another_month_or_of_nothing_is_refused() throws Exception {
        try (var connector = Exports.in(bucket)) {
            bucket.put(LEGACY_MANIFEST, current().replace("20261001T", "20260901T"), NEW);
            assertThat(failure(connector).reason()).isEqualTo(Reason.MALFORMED);
            bucket.put(LEGACY_MANIFEST, "{}", NEW);
            assertThat(failure(connector).reason()).isEqualTo(Reason.CHANGED);
            assertThat(failure(connector).reason()).isEqualTo(Reason.PARTIAL);
        }
    }

    @Test
    void a_delivery_under_way_is_not_mixed_with_the_one_before() throws Exception {
        versions();
        bucket.put(LEGACY + "a2/cur-00002.csv", rows("9"), "2026-11-03T10:00:01Z");
        try (var connector = Exports.in(bucket)) {
            assertThat(failure(connector).reason()).isEqualTo(Reason.CHANGED);
        }
        try (var connector = Exports.in(bucket, "manifest-last", "false")) {
            assertThat(billed(fetch(connector))).isEqualTo(Exact.parse("10.5"));
        }
    }

    @Test
    void what_is_replaced_while_it_is_loaded_is_loaded_anew() throws Exception {
        versions();
        var replaced = new AtomicInteger();
        bucket.troubled((what, _) -> {
            if (what.endsWith("GET " + LEGACY + "a2/cur-00002.csv")
                    && replaced.getAndIncrement() == 0) {
                bucket.put(LEGACY + "a2/cur-00001.csv", rows("7"), NEW);
                bucket.put(LEGACY_MANIFEST, current() + "\n", NEW);
            }
            return null;
        });
        try (var connector = Exports.in(bucket)) {
            assertThat(failure(connector).reason()).isEqualTo(Reason.CHANGED);
            assertThat(billed(fetch(connector))).isEqualTo(Exact.parse("12.25"));
        }
    }

    @Test
    void a_file_that_is_cut_off_is_loaded_again_and_throttling_is_said() throws Exception {
        versions();
        var loads = new AtomicInteger();
        bucket.troubled((what, body) ->
                what.startsWith("GET") && loads.getAndIncrement() % 2 == 0
                        ? new MockResponse.Builder()
                                .body(body)
                                .onResponseBody(new SocketEffect.CloseSocket())
                                .build()
                        : null);
        try (var connector = Exports.in(bucket)) {
            assertThat(billed(fetch(connector))).isEqualTo(Exact.parse("6.75"));
            bucket.troubled((_, _) -> FakeBucket.error(503, "SlowDown"));
            assertThat(failure(connector).reason()).isEqualTo(Reason.THROTTLED);
            bucket.troubled((_, _) -> FakeBucket.error(403, "AccessDenied"));
            assertThat(failure(connector).reason()).isEqualTo(Reason.DENIED);
            assertThat(connector.test(NOW)).extracting(Check::met).containsExactly(false);
            bucket.troubled((_, _) -> null);
            assertThat(connector.test(NOW)).extracting(Check::met).containsExactly(true);
        }
    }

    @Test
    void a_month_is_final_once_it_has_settled() throws Exception {
        versions();
        try (var connector = Exports.in(bucket)) {
            assertThat(fetch(connector, MONTH, "2026-11-05T23:59:59Z").finality())
                    .isEqualTo(Finality.PRELIMINARY);
            assertThat(fetch(connector, MONTH, "2026-11-06T00:00:00Z").finality())
                    .isEqualTo(Finality.FINAL);
        }
    }

    @Test
    void a_folder_is_read_like_the_bucket_that_it_is_a_copy_of() throws Exception {
        // Copied from below the prefix: keys of the manifest begin further up.
        var place = temporary.resolve("copy/cur/20261001-20261101/");
        Files.createDirectories(place.resolve("a2"));
        Files.writeString(place.resolve("a2/cur-00001.csv"), rows("1.5"));
        Files.writeString(place.resolve("a2/cur-00002.csv"), rows("2.25", "3"));
        Files.writeString(place.resolve("cur-Manifest.json"), current());
        assertThat(place.resolve("cur-Manifest.json").toFile().setReadOnly()).isTrue();
        try (var connector = Exports.in(temporary.resolve("copy"))) {
            assertThat(billed(fetch(connector))).isEqualTo(Exact.parse("6.75"));
            // The next copy is under way: one file is new already, the manifest is not.
            var later = FileTime.from(Instant.now().plusSeconds(60));
            Files.setLastModifiedTime(place.resolve("a2/cur-00001.csv"), later);
            assertThat(failure(connector).reason()).isEqualTo(Reason.CHANGED);
        }
        try (var connector = Exports.in(temporary.resolve("not-mounted"))) {
            assertThat(failure(connector).reason()).isEqualTo(Reason.DENIED);
        }
    }

    /** Complaint 10: the same bill by two ways is one subject. */
    @Test
    void a_connector_may_say_whose_bill_alone_it_delivers() {
        try (var connector = Exports.in(bucket, "billing-account", "1")) {
            assertThat(connector.subjects()).containsExactly("bill of AWS account 1");
        }
        try (var connector = Exports.in(bucket)) {
            assertThat(connector.subjects()).doesNotContain("bill of AWS account 1");
        }
    }

    @Test
    void what_makes_no_sense_stops_the_start_by_name() {
        refused("'folder' or bucket", "bucket", "b");
        refused("'export' is a name", "export", "a/b");
        refused("'source' is neither", "source", "gcp-billing");
        refused("'manifest-last' is neither", "manifest-last", "yes");
        assertThatThrownBy(() -> Exports.in(bucket, "region", "").close())
                .hasMessageContaining("'region' is needed");
        assertThatThrownBy(() -> Exports.in(bucket, "secret-key", "").close())
                .hasMessageContaining("'secret-key' is missing");
    }

    private void refused(String problem, String... settings) {
        assertThatThrownBy(() -> Exports.in(temporary, settings).close())
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining(problem);
    }

    private Fetched fetch(Connector connector) throws FetchFailure, IOException {
        return fetch(connector, MONTH, NOW.toString());
    }

    private Fetched fetch(Connector connector, Slice slice, String now)
            throws FetchFailure, IOException {
        var pages = FetchFolder.open(temporary.resolve("pages"), connector.questions(slice));
        var fetched = connector.fetch(slice, pages, Instant.parse(now));
        // The next fetch must ask anew, as after an import; the files are still to be read here.
        Files.delete(temporary.resolve("pages").resolve("question"));
        return fetched;
    }

    private FetchFailure failure(Connector connector) {
        return Objects.requireNonNull(
                catchThrowableOfType(FetchFailure.class, () -> fetch(connector)));
    }

    private Exact billed(Fetched fetched) throws IOException {
        return Exports.billed(fetched, temporary.resolve("work"));
    }
}
