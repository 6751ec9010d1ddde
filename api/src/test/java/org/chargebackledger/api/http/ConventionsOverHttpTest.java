package org.chargebackledger.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.chargebackledger.httpground.Caller;
import org.chargebackledger.httpground.HttpGround;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.context.ConfigurableApplicationContext;

import java.util.ArrayList;
import java.util.stream.IntStream;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ResourceLock("HttpGround")
class ConventionsOverHttpTest {

    private ConfigurableApplicationContext service;
    private Caller preparer;

    @BeforeAll
    void start() {
        service = HttpGround.start();
        preparer = Caller.of(service);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void values_have_their_text_forms_and_what_is_absent_is_absent() {
        assertThat(preparer.get("/api/v1/showback").body())
                .isEqualTo(
                        "{\"name\":\"Zoë\",\"budget\":{\"amount\":\"393.40\",\"currency\":\"USD\"},"
                                + "\"share\":\"0.0015\",\"from\":\"2026-10\","
                                + "\"at\":\"2026-10-01T00:00:00Z\"}");
        assertThat(preparer.send("PUT", "/api/v1/cost-centers/A", "{\"name\":\"n\"}").body())
                .endsWith("\"book\":\"main\",\"entered\":{\"name\":\"n\"}}");
    }

    @Test
    void what_is_written_reads_back() {
        var json = preparer.get("/api/v1/showback").body();
        var answer = preparer.send("PUT", "/api/v1/cost-centers/A?book=DE01", json);
        assertThat(answer.body()).contains("\"entered\":" + json).contains("\"book\":\"DE01\"");
    }

    @Test
    void a_list_is_read_page_by_page_to_its_end_and_sees_one_snapshot() {
        var read = new ArrayList<Integer>();
        var page = preparer.get("/api/v1/imports?limit=100&count=250").json();
        for (var pages = 0; pages < 3; pages++) {
            page.path("items").forEach(item -> read.add(item.asInt()));
            if (page.path("nextCursor").isMissingNode()) {
                break;
            }
            // The list has grown; the pages that follow do not show it.
            page =
                    preparer.get(
                                    "/api/v1/imports?limit=100&count=400&cursor="
                                            + page.path("nextCursor").asString())
                            .json();
        }
        assertThat(read).isEqualTo(IntStream.rangeClosed(1, 250).boxed().toList());
        assertThat(page.path("nextCursor").isMissingNode()).isTrue();
    }

    @Test
    void the_default_page_has_100_items_and_the_largest_1000() {
        assertThat(preparer.get("/api/v1/imports").json().path("items")).hasSize(100);
        assertThat(preparer.get("/api/v1/imports?count=3000&limit=5000").json().path("items"))
                .hasSize(1000);
    }

    @Test
    void a_cursor_that_is_not_ours_is_refused() {
        var cursor = preparer.get("/api/v1/imports").json().path("nextCursor").asString();
        for (var wrong : new String[] {"x", cursor.substring(1), cursor + "A", "%00", "e30"}) {
            var answer = preparer.get("/api/v1/imports?cursor=" + wrong);
            assertThat(answer.status()).as(wrong).isEqualTo(422);
            assertThat(answer.type()).isEqualTo("/problems/cursor-invalid");
        }
    }

    @Test
    void a_write_answers_202_when_the_read_models_are_not_there_yet() {
        HttpGround.CURRENT.set(false);
        try {
            var answer = preparer.send("PUT", "/api/v1/cost-centers/A", "{\"name\":\"n\"}");
            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.header("Retry-After")).isEqualTo("2");
        } finally {
            HttpGround.CURRENT.set(true);
        }
    }

    @Test
    void the_interface_describes_itself() {
        var description = preparer.as("").get("/openapi.json");
        assertThat(description.status()).as(description.body()).isEqualTo(200);
        var api = description.json();
        assertThat(api.path("openapi").asString()).startsWith("3.1");
        assertThat(api.at("/components/securitySchemes/basic/scheme").asString())
                .isEqualTo("basic");
        var put = api.path("paths").path("/api/v1/cost-centers/{code}").path("put");
        assertThat(put.path("parameters").findValuesAsString("name"))
                .contains("code", "Idempotency-Key", "book")
                .doesNotContain("stamp", "ids", "actor");
        assertThat(put.at("/responses/422/content").has("application/problem+json")).isTrue();
        assertThat(put.path("x-roles").toString()).isEqualTo("[\"preparer\"]");
        assertThat(api.at("/paths/~1api~1v1~1imports/get/parameters").findValuesAsString("name"))
                .contains("limit", "cursor");
        assertThat(description.body()).contains("\"amount\"").doesNotContain("minorUnits");
    }

    @Test
    void the_page_of_the_interface_loads_its_own_files_only() {
        var page = preparer.as("").get("/docs/api");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy")).contains("script-src 'self';");
        assertThat(page.body()).doesNotContain("http://", "https://", "<script>");
        for (var file :
                new String[] {
                    "ui/swagger-ui-bundle.js",
                    "ui/swagger-ui.css",
                    "ui/favicon-32x32.png",
                    "page/api.js"
                }) {
            assertThat(preparer.as("").get("/docs/api/" + file).status()).as(file).isEqualTo(200);
        }
    }
}
