package org.chargebackledger.ingest.bigquery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

import okhttp3.HttpUrl;

import org.chargebackledger.ingest.http.Answers;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.zip.GZIPInputStream;

/**
 * A project with one table of the export, as the API of BigQuery shows it: a sign-in, jobs that run
 * for a while, and their answers by the page.
 */
public final class FakeBigQuery extends Dispatcher implements AutoCloseable {

    public static final String TABLE = "gcp_billing_export_resource_v1_A";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String API = "/bigquery/v2/projects/";

    private final MockWebServer server;
    private final Map<String, ObjectNode> jobs = new HashMap<>();
    private final Map<String, List<List<@Nullable String>>> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final ExportModel export;
    private String description;
    private BiFunction<String, MockResponse, @Nullable MockResponse> trouble = (_, _) -> null;
    private BiFunction<String, String, @Nullable String> error = (_, _) -> null;
    private int longest = Integer.MAX_VALUE;

    public FakeBigQuery(ExportModel export) {
        this.export = export;
        this.description = export.description(TABLE);
        server = Answers.served(this);
    }

    public String address() {
        return server.url("/").toString().replaceAll("/$", "");
    }

    /** A key of a service account that signs in here. */
    public Path credentials(Path file) throws IOException {
        try {
            var keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(2048);
            var key =
                    Base64.getMimeEncoder()
                            .encodeToString(keys.generateKeyPair().getPrivate().getEncoded());
            var account =
                    JSON.createObjectNode()
                            .put("type", "service_account")
                            .put("project_id", "p")
                            .put("private_key_id", "1")
                            .put(
                                    "private_key",
                                    "-----BEGIN PRIVATE KEY-----\n"
                                            + key
                                            + "\n-----END PRIVATE KEY-----\n")
                            .put("client_email", "chargeback@p.iam.gserviceaccount.com")
                            .put("client_id", "1")
                            .put("token_uri", address() + "/token");
            return Files.writeString(file, account.toString());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What comes instead of an answer: by method and path, and what would have come. */
    public void troubled(BiFunction<String, MockResponse, @Nullable MockResponse> how) {
        trouble = how;
    }

    /** The reason that a job ends with, by its id and question; null if it ends well. */
    void failing(BiFunction<String, String, @Nullable String> how) {
        error = how;
    }

    /** No page has more rows, whatever is asked for. */
    void cutsPages(int rows) {
        longest = rows;
    }

    void describedAs(String json) {
        description = json;
    }

    /** Answers are kept for a day only. */
    synchronized void forgetsAnswers() {
        answers.clear();
    }

    synchronized void forgetsJobs() {
        jobs.clear();
        answers.clear();
    }

    /** Method and path of every request, in order. */
    public synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    /** The configurations of all jobs. */
    synchronized List<JsonNode> configurations() {
        return jobs.values().stream().map(job -> job.path("configuration")).toList();
    }

    /** Where all jobs run. */
    synchronized List<String> locations() {
        return jobs.values().stream()
                .map(job -> job.path("jobReference").path("location").asText())
                .toList();
    }

    @Override
    public synchronized MockResponse dispatch(RecordedRequest request) {
        var url = request.getUrl();
        var what = request.getMethod() + " " + url.encodedPath() + query(url);
        asked.add(what);
        try {
            var answer = answer(request, url);
            var instead = trouble.apply(what, answer);
            return instead == null ? answer : instead;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String query(HttpUrl url) {
        var start = url.queryParameter("startIndex");
        return start == null ? "" : "?" + start;
    }

    private MockResponse answer(RecordedRequest request, HttpUrl url) throws IOException {
        var path = url.encodedPath();
        if (path.equals("/token")) {
            return json(
                    "{\"access_token\":\"s3cret\",\"expires_in\":3600,\"token_type\":\"Bearer\"}");
        }
        if (!"Bearer s3cret".equals(request.getHeaders().get("Authorization"))) {
            return failure(401, "authError", "not signed in");
        }
        if (path.equals(API + "p/jobs")) {
            return insert(JSON.readTree(body(request)));
        }
        if (path.startsWith(API + "p/jobs/")) {
            return job(path.substring(path.lastIndexOf('/') + 1));
        }
        if (path.endsWith("/data")) {
            var parts = path.split("/", -1);
            return page(parts[parts.length - 2], url);
        }
        return path.endsWith("/tables/" + TABLE)
                ? json(description)
                : failure(404, "notFound", "Not found: Table");
    }

    private static String body(RecordedRequest request) throws IOException {
        var bytes = Objects.requireNonNull(request.getBody()).toByteArray();
        if (!"gzip".equals(request.getHeaders().get("Content-Encoding"))) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        try (var in = new GZIPInputStream(new java.io.ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private MockResponse insert(JsonNode sent) {
        var asked = (ObjectNode) sent.deepCopy();
        if (asked.path("configuration").path("dryRun").asBoolean()) {
            asked.putObject("status").put("state", "DONE");
            asked.putObject("statistics")
                    .put("totalBytesProcessed", "1234567")
                    .putObject("query")
                    .put("totalBytesProcessed", "1234567");
            return json(asked.toString());
        }
        var id = asked.path("jobReference").path("jobId").asText();
        if (jobs.containsKey(id)) {
            return failure(409, "duplicate", "Already Exists: Job p:" + id);
        }
        asked.putObject("status").put("state", "RUNNING");
        asked.withObject("/configuration/query")
                .putObject("destinationTable")
                .put("projectId", "p")
                .put("datasetId", "_answers")
                .put("tableId", "of_" + id);
        asked.putObject("statistics").put("creationTime", "1730000000000");
        jobs.put(id, asked);
        return json(asked.toString());
    }

    /** A job is done when it is asked for. */
    private MockResponse job(String id) {
        var job = jobs.get(id);
        if (job == null) {
            return failure(404, "notFound", "Not found: Job p:" + id);
        }
        var sql = job.path("configuration").path("query").path("query").asText();
        var reason = error.apply(id, sql);
        var status = job.withObject("/status").put("state", "DONE");
        if (reason != null) {
            status.putObject("errorResult").put("reason", reason).put("message", "it is so");
        } else {
            answers.computeIfAbsent("of_" + id, _ -> export.answer(sql));
        }
        return json(job.toString());
    }

    private MockResponse page(String table, HttpUrl url) {
        var rows = answers.get(table);
        if (rows == null) {
            return failure(404, "notFound", "Not found: Table p:_answers." + table);
        }
        var start = Integer.parseInt(Objects.requireNonNull(url.queryParameter("startIndex")));
        var most = Integer.parseInt(Objects.requireNonNull(url.queryParameter("maxResults")));
        var end = Math.min(rows.size(), start + Math.min(most, longest));
        var page = JSON.createObjectNode().put("totalRows", Integer.toString(rows.size()));
        if (end < rows.size()) {
            page.put("pageToken", "at" + end);
        }
        var list = page.putArray("rows");
        for (var at = start; at < end; at++) {
            add(list, rows.get(at));
        }
        return json(page.toString());
    }

    private static void add(ArrayNode list, List<@Nullable String> row) {
        var cells = list.addObject().putArray("f");
        row.forEach(cell -> cells.addObject().put("v", cell));
    }

    static MockResponse json(String body) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    public static MockResponse failure(int code, String reason, String message) {
        try {
            var error = JSON.readTree("{\"error\":{\"errors\":[{}]}}");
            var told = (ObjectNode) error.path("error");
            told.put("code", code).put("message", message);
            ((ObjectNode) told.path("errors").path(0))
                    .put("reason", reason)
                    .put("message", message);
            return new MockResponse.Builder()
                    .code(code)
                    .addHeader("Content-Type", "application/json")
                    .body(error.toString())
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
