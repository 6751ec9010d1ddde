package org.chargebackledger.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

import org.chargebackledger.ingest.connector.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** A folder and a bucket as a connector sees them, and who the bucket is told to be asked by. */
class FileStoreTest {

    private static final String TIME = "2026-11-02T10:00:00Z";
    private static final String ROLE =
            """
            <AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIA</AccessKeyId>\
            <SecretAccessKey>s</SecretAccessKey><SessionToken>taken-on</SessionToken>\
            <Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult>\
            </AssumeRoleResponse>\
            """;

    @TempDir Path folder;

    @Test
    void a_key_is_that_of_a_file_while_a_manifest_may_call_it_by_more() throws Exception {
        Files.createDirectories(folder.resolve("october"));
        Files.writeString(folder.resolve("october/rows.csv"), "a");
        Files.writeString(folder.resolve("october/manifest"), "rows");
        try (var store = open(Map.of("folder", folder.toString()))) {
            var manifest = store.at("october/manifest").orElseThrow();
            assertThat(store.at("october/rows.csv")).isPresent();
            assertThat(store.at("exports/october/rows.csv")).isEmpty();
            assertThat(store.find("exports/october/rows.csv", manifest)).isPresent();
            assertThat(store.at("../" + folder.getFileName() + "/october/none")).isEmpty();
        }
    }

    @Test
    void a_bucket_is_asked_with_the_token_of_temporary_keys() throws Exception {
        try (var bucket = new FakeBucket().put("a", "b", TIME);
                var store = open(bucket, "session-token", "for-an-hour")) {
            assertThat(store.list("")).extracting(StoredFile::key).containsExactly("a");
            assertThat(bucket.tokens()).containsExactly("for-an-hour");
        }
    }

    @Test
    void a_role_is_taken_on_where_it_is_said_and_asked_for_once() throws Exception {
        try (var bucket = new FakeBucket().put("a", "b", TIME);
                var gate = new MockWebServer()) {
            gate.enqueue(new MockResponse.Builder().body(ROLE).build());
            gate.start();
            try (var store =
                    open(
                            bucket,
                            "role-arn",
                            "arn:aws:iam::1:role/reader",
                            "external-id",
                            "chargeback",
                            "sts-endpoint",
                            gate.url("/").toString())) {
                assertThat(store.at("a")).isPresent();
                assertThat(store.at("b")).isEmpty();
            }
            assertThat(bucket.tokens()).containsExactly("taken-on", "taken-on");
            assertThat(gate.getRequestCount()).isEqualTo(1);
            assertThat(Objects.requireNonNull(gate.takeRequest().getBody()).utf8())
                    .contains("Action=AssumeRole", "role%2Freader", "ExternalId=chargeback");
        }
    }

    private static FileStore open(FakeBucket bucket, String... settings) {
        var given = new HashMap<>(bucket.settings());
        for (var i = 0; i < settings.length; i += 2) {
            given.put(settings[i], settings[i + 1]);
        }
        return open(given);
    }

    private static FileStore open(Map<String, String> given) {
        return FileStore.open(Settings.of("files", FileStore.settings(), given));
    }
}
