package org.chargebackledger.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;

import okio.BufferedSink;

import org.chargebackledger.httpground.Caller;
import org.chargebackledger.httpground.Caller.Answer;
import org.chargebackledger.httpground.HttpGround;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ResourceLock("HttpGround")
class ProblemsOverHttpTest {

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
    void a_refusal_is_a_problem_with_the_status_of_its_kind() {
        problem(refused("unknown"), 404, "period-unknown");
        problem(refused("own-work"), 403, "own-work");
        var conflict = refused("conflict");
        problem(conflict, 409, "period-closed");
        assertThat(conflict.json().path("title").asString()).isEqualTo("Period closed");
        assertThat(conflict.json().path("detail").asString()).isEqualTo("2026-10 is closed");
        assertThat(conflict.json().path("instance").asString())
                .isEqualTo("/api/v1/periods/2026-10/close");
    }

    @Test
    void a_refusal_from_another_process_is_found_inside_its_wrappers() {
        problem(refused("wrapped"), 409, "period-closed");
    }

    @Test
    void an_unexpected_error_tells_an_id_and_no_secret() {
        var answer = refused("bug");
        problem(answer, 500, "internal-error");
        assertThat(answer.body()).doesNotContain("secret", "Exception");
        assertThat(answer.json().path("logId").asString()).hasSize(36);
    }

    @Test
    void a_database_that_is_away_is_a_503_to_be_retried() {
        var answer = refused("down");
        problem(answer, 503, "unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("2");
    }

    @Test
    void broken_json_is_told_by_line_and_column() {
        var answer = put("{\n  \"name\": \"a\",,\n}");
        problem(answer, 400, "malformed-json");
        assertThat(answer.json().path("line").asInt()).isEqualTo(2);
        assertThat(answer.json().path("column").asInt()).isPositive();
        problem(put("{\"name\":\"a\",\"name\":\"b\"}"), 400, "malformed-json");
        problem(put("{\"name\":\"a\"} x"), 400, "malformed-json");
        problem(put(""), 400, "body-missing");
    }

    @Test
    void json_of_another_shape_is_told_by_the_pointer_of_its_member() {
        shape("{\"name\":\"a\",\"nmae\":1}", "/nmae", "there is no member 'nmae'");
        shape(
                "{\"name\":\"a\",\"budget\":{\"amount\":\"1.005\",\"currency\":\"USD\"}}",
                "/budget",
                "not an amount of USD: '1.005'");
        shape("{\"name\":\"a\",\"share\":1.5}", "/share", "must be a string");
        shape("{\"name\":\"a\",\"from\":\"2026-13\"}", "/from", "not a period");
    }

    @Test
    void what_validation_finds_is_told_by_name() {
        var answer = put("{\"name\":\" \"}");
        problem(answer, 422, "content-invalid");
        assertThat(answer.json().path("errors").get(0).path("name").asString()).isEqualTo("name");
    }

    @Test
    void a_parameter_that_is_missing_or_wrong_is_told_by_name() {
        problem(
                preparer.send("POST", "/api/v1/periods/2026-10/close", "{}"),
                422,
                "parameter-missing");
        var wrong = preparer.send("POST", "/api/v1/periods/october/close?how=x", "{}");
        problem(wrong, 422, "parameter-invalid");
        assertThat(wrong.json().path("detail").asString()).contains("not a period like 2026-10");
        problem(preparer.get("/api/v1/imports?limit=0"), 422, "parameter-invalid");
        problem(
                preparer.send("PUT", "/api/v1/cost-centers/A?book=no%20book", "{\"name\":\"a\"}"),
                422,
                "parameter-invalid");
    }

    @Test
    void what_http_refuses_is_a_problem_too() {
        problem(preparer.get("/api/v1/nothing"), 404, "unknown-route");
        var method = preparer.send("DELETE", "/api/v1/imports", "{}");
        problem(method, 405, "method-not-allowed");
        assertThat(method.header("Allow")).contains("GET", "POST");
        problem(
                preparer.call(
                        "PUT",
                        "/api/v1/cost-centers/A",
                        RequestBody.create("name: a", MediaType.get("application/yaml"))),
                415,
                "unsupported-media-type");
        problem(
                preparer.with("Accept", "image/png").get("/api/v1/showback"),
                406,
                "not-acceptable");
    }

    @Test
    void what_is_too_large_is_refused_whichever_way_it_comes() {
        problem(put("{\"name\":\"" + "x".repeat(70_000) + "\"}"), 413, "too-large");
        var chunked =
                new RequestBody() {
                    @Override
                    public MediaType contentType() {
                        return MediaType.get("application/json");
                    }

                    @Override
                    public void writeTo(BufferedSink sink) throws IOException {
                        sink.writeUtf8("{\"name\":\"" + "x".repeat(70_000) + "\"}");
                    }
                };
        problem(preparer.call("PUT", "/api/v1/cost-centers/A", chunked), 413, "too-large");
        problem(
                preparer.key("large").call("PUT", "/api/v1/cost-centers/A", chunked),
                413,
                "too-large");
        problem(upload(preparer), 413, "too-large");
        problem(upload(preparer.key("large-upload")), 413, "too-large");
    }

    @Test
    void nobody_and_the_wrong_role_are_told_apart() {
        var nobody = preparer.as("").get("/api/v1/imports");
        problem(nobody, 401, "authentication-required");
        assertThat(nobody.header("WWW-Authenticate")).startsWith("Basic");
        problem(preparer.as("erp").get("/api/v1/imports"), 403, "access-denied");
    }

    @Test
    void an_endpoint_that_the_table_of_rights_does_not_list_is_nobodys() {
        problem(preparer.send("POST", "/api/v1/forgotten", "{}"), 403, "access-denied");
    }

    @Test
    void another_sites_page_may_not_write() {
        problem(
                preparer.with("Sec-Fetch-Site", "cross-site")
                        .send("PUT", "/api/v1/cost-centers/A", "{}"),
                403,
                "cross-site-write");
        problem(
                preparer.with("Origin", "https://evil.example")
                        .send("PUT", "/api/v1/cost-centers/A", "{}"),
                403,
                "cross-site-write");
        assertThat(
                        preparer.with("Origin", "http://127.0.0.1:" + preparer.port())
                                .send("PUT", "/api/v1/cost-centers/A", "{\"name\":\"a\"}")
                                .status())
                .isEqualTo(201);
    }

    @Test
    void refused_writes_are_logged_with_actor_command_and_type() {
        preparer.send("POST", "/api/v1/periods/2031-01/close?how=conflict", "{}");
        preparer.as("erp").send("PUT", "/api/v1/cost-centers/LOGGED", "{}");
        preparer.get("/api/v1/periods/2031-01");
        var log =
                service.getBean(JdbcClient.class)
                        .sql("select actor || ' ' || command || ' ' || type from refusal")
                        .query(String.class)
                        .list();
        assertThat(log)
                .contains(
                        "preparer POST /api/v1/periods/2031-01/close period-closed",
                        "erp PUT /api/v1/cost-centers/LOGGED access-denied")
                .noneMatch(line -> line.contains("GET /api/v1/periods/2031-01"));
    }

    private Answer refused(String how) {
        return preparer.send("POST", "/api/v1/periods/2026-10/close?how=" + how, "{}");
    }

    private Answer put(String json) {
        return preparer.send("PUT", "/api/v1/cost-centers/A", json);
    }

    private void shape(String json, String pointer, String reason) {
        var answer = put(json);
        problem(answer, 422, "content-invalid");
        var error = answer.json().path("errors").get(0);
        assertThat(error.path("pointer").asString()).isEqualTo(pointer);
        assertThat(error.path("detail").asString()).contains(reason);
    }

    private static Answer upload(Caller caller) {
        return caller.upload(
                "/api/v1/imports",
                new MultipartBody.Builder()
                        .setType(MultipartBody.FORM)
                        .addFormDataPart("source", "focus")
                        .addFormDataPart(
                                "file", "a.csv", RequestBody.create(new byte[3_500_000], null))
                        .build());
    }

    private static void problem(Answer answer, int status, String slug) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.type()).isEqualTo("/problems/" + slug);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("title").asString()).isNotEmpty();
        assertThat(answer.json().path("detail").asString()).isNotEmpty();
        assertThat(answer.json().path("instance").asString()).startsWith("/api/v1/");
    }
}
