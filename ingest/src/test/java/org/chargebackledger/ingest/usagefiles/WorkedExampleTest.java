package org.chargebackledger.ingest.usagefiles;

import static org.assertj.core.api.Assertions.assertThat;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

import org.chargebackledger.ingest.connector.Check;
import org.chargebackledger.ingest.connector.FetchFolder;
import org.chargebackledger.ingest.connector.Settings;
import org.chargebackledger.ingest.connector.SliceLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/** The worked example of docs/connectors.md: it is the code beside this test, and it fetches. */
class WorkedExampleTest {

    @TempDir Path folder;

    @Test
    void the_example_is_this_code() throws Exception {
        var root = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(root.resolve("ledger/src"))) {
            root = root.getParent();
        }
        var page = Files.readString(root.resolve("docs/connectors.md"));
        var tests = root.resolve("ingest/src/test/java/org/chargebackledger/ingest/usagefiles");
        for (var file : new String[] {"UsageFilesKind.java", "UsageFiles.java"}) {
            var code = Files.readString(tests.resolve(file));
            assertThat(page).contains(code.substring(code.indexOf("/**")).strip());
        }
    }

    @Test
    void the_example_fetches_a_day() throws Exception {
        try (var server = new MockWebServer()) {
            server.start();
            server.enqueue(new MockResponse.Builder().body("a,b\n1,2\n").build());
            server.enqueue(new MockResponse.Builder().code(404).build());
            var kind = new UsageFilesKind();
            var settings =
                    Settings.of(
                            "files",
                            kind.settings(),
                            Map.of("address", server.url("/").toString(), "cluster", "prod"));
            try (var connector = kind.open(settings)) {
                var day = SliceLength.DAY.of(LocalDate.parse("2026-10-31"));
                var pages = FetchFolder.open(folder, connector.questions(day));
                var now = Instant.parse("2026-11-02T00:00:00Z");
                var part = connector.fetch(day, pages, now).deliveries().getFirst();
                assertThat(part.files().getFirst().path()).hasContent("a,b\n1,2");
                assertThat(server.takeRequest().getTarget()).isEqualTo("/usage-2026-10-31.csv");
                assertThat(connector.test(now)).extracting(Check::met).containsExactly(false);
                assertThat(connector.subjects()).containsExactly("usage of cluster prod");
            }
        }
    }
}
