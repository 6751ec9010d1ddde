package org.chargebackledger.api.connector;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** A project of Google Cloud whose BigQuery has the export of one billing account. */
final class FakeExport extends Dispatcher implements AutoCloseable {

    /** A row of the export: one namespace's part of a machine. */
    record Row(String namespace, String cost, String credit, String exported) {

        private Map<String, String> cells() {
            var labels =
                    "[{\"key\":\"goog-k8s-cluster-name\",\"value\":\"prod\"},{\"key\":\"k8s-namespace\",\"value\":\"%s\"}]"
                            .formatted(namespace);
            return Map.ofEntries(
                    Map.entry("billing_account_id", "0189"),
                    Map.entry("invoice_month", "202410"),
                    Map.entry("usage_start_time", "2024-10-05T00:00:00Z"),
                    Map.entry("usage_end_time", "2024-10-06T00:00:00Z"),
                    Map.entry("cost_type", "regular"),
                    Map.entry("project_id", "shop"),
                    Map.entry("service_description", "Compute Engine"),
                    Map.entry("sku_description", "Core"),
                    Map.entry("resource_global_name", "//compute/n1"),
                    Map.entry("currency", "USD"),
                    Map.entry("labels", labels),
                    Map.entry("cost", cost),
                    Map.entry("credits", "[{\"amount\":\"" + credit + "\"}]"),
                    Map.entry("export_time", exported),
                    Map.entry("x_row_count", "1"),
                    Map.entry("x_rounded_rows", "0"));
        }
    }

    private static final String API = "/bigquery/v2/projects/p/";
    private static final String TABLE =
            """
            {"type":"TABLE","tableReference":{"projectId":"p","datasetId":"d","tableId":"t"},\
            "timePartitioning":{"type":"DAY"},"schema":{"fields":[\
            {"name":"billing_account_id","type":"STRING"},{"name":"currency","type":"STRING"},\
            {"name":"usage_start_time","type":"TIMESTAMP"},\
            {"name":"usage_end_time","type":"TIMESTAMP"},{"name":"export_time","type":"TIMESTAMP"},\
            {"name":"cost","type":"FLOAT"},{"name":"cost_type","type":"STRING"},\
            {"name":"invoice","type":"RECORD","fields":[{"name":"month","type":"STRING"}]},\
            {"name":"project","type":"RECORD","fields":[{"name":"id","type":"STRING"}]},\
            {"name":"service","type":"RECORD","fields":[{"name":"description","type":"STRING"}]},\
            {"name":"sku","type":"RECORD","fields":[{"name":"description","type":"STRING"}]},\
            {"name":"resource","type":"RECORD","fields":[{"name":"name","type":"STRING"},\
            {"name":"global_name","type":"STRING"}]},\
            {"name":"labels","type":"RECORD","mode":"REPEATED","fields":[\
            {"name":"key","type":"STRING"},{"name":"value","type":"STRING"}]},\
            {"name":"credits","type":"RECORD","mode":"REPEATED","fields":[\
            {"name":"amount","type":"FLOAT"}]}]}}\
            """;

    private final MockWebServer server = new MockWebServer();
    private final Map<String, String> questions = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private BiFunction<Integer, String, @Nullable MockResponse> trouble = (_, _) -> null;
    private int asked;

    FakeExport(Row... rows) {
        this.rows.addAll(Arrays.asList(rows));
        server.setDispatcher(this);
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return server.url("/").toString().replaceAll("/$", "");
    }

    synchronized void export(Row row) {
        rows.add(row);
    }

    /** What goes wrong with the nth request, by its path; null where nothing does. */
    synchronized void troubled(BiFunction<Integer, String, @Nullable MockResponse> how) {
        trouble = how;
    }

    synchronized int asked() {
        return asked;
    }

    /** The key of a service account that signs in here. */
    Path credentials(Path file) {
        try {
            var keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(2048);
            var key =
                    Base64.getEncoder()
                            .encodeToString(keys.generateKeyPair().getPrivate().getEncoded());
            return Files.writeString(
                    file,
                    """
                    {"type":"service_account","project_id":"p","private_key_id":"1",\
                    "private_key":"-----BEGIN PRIVATE KEY-----\\n%s\\n-----END PRIVATE KEY-----\\n",\
                    "client_email":"chargeback@p.iam.gserviceaccount.com","client_id":"1",\
                    "token_uri":"%s/token"}\
                    """
                            .formatted(key, address()));
        } catch (NoSuchAlgorithmException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized MockResponse dispatch(RecordedRequest request) {
        asked++;
        var path = request.getUrl().encodedPath();
        var instead = trouble.apply(asked, path);
        return instead == null ? json(answer(request, path)) : instead;
    }

    private String answer(RecordedRequest request, String path) {
        if (path.equals("/token")) {
            return "{\"access_token\":\"s3cret\",\"expires_in\":3600,\"token_type\":\"Bearer\"}";
        }
        if (path.contains("/tables/") && !path.endsWith("/data")) {
            return TABLE;
        }
        if (path.equals(API + "jobs")) {
            return begin(JsonMapper.shared().readTree(body(request)));
        }
        var id = path.replaceAll(".*/(jobs|tables)/([^/]+).*", "$2");
        if (!questions.containsKey(id)) {
            return "";
        }
        return path.endsWith("/data") ? page(id, startIndex(request)) : job(id, "DONE");
    }

    private static int startIndex(RecordedRequest request) {
        return Integer.parseInt(
                Objects.requireNonNull(request.getUrl().queryParameter("startIndex")));
    }

    private String begin(JsonNode job) {
        if (job.at("/configuration/dryRun").asBoolean(false)) {
            return "{\"configuration\":{\"jobType\":\"QUERY\",\"dryRun\":true,\"query\":{\"query\":\"x\"}},\"jobReference\":{\"projectId\":\"p\"},\"status\":{\"state\":\"DONE\"},\"statistics\":{\"totalBytesProcessed\":\"77\",\"query\":{\"totalBytesProcessed\":\"77\"}}}";
        }
        var id = job.at("/jobReference/jobId").asString();
        questions.put(id, job.at("/configuration/query/query").asString());
        return job(id, "RUNNING");
    }

    private static String job(String id, String state) {
        return """
        {"jobReference":{"projectId":"p","jobId":"%1$s"},"status":{"state":"%2$s"},\
        "configuration":{"jobType":"QUERY","query":{"query":"x","destinationTable":\
        {"projectId":"p","datasetId":"_answers","tableId":"%1$s"}}}}\
        """
                .formatted(id, state);
    }

    /** One row at a time, its cells in the order of the question's columns. */
    private String page(String id, int start) {
        var sql = Objects.requireNonNull(questions.get(id));
        var columns =
                Arrays.stream(
                                sql.substring(
                                                sql.lastIndexOf("SELECT\n"),
                                                sql.lastIndexOf("\nFROM"))
                                        .split("\n"))
                        .skip(1)
                        .map(line -> line.replaceAll(".* AS |,$|^ +", ""))
                        .toList();
        var all =
                columns.contains("first_export_time")
                        ? List.of(control())
                        : rows.stream().map(Row::cells).toList();
        var row = all.get(start);
        return columns.stream()
                .map(column -> {
                    var cell = row.get(column);
                    return "{\"v\":"
                            + (cell == null ? "null" : JsonMapper.shared().writeValueAsString(cell))
                            + "}";
                })
                .collect(
                        Collectors.joining(
                                ",",
                                "{\"totalRows\":\"" + all.size() + "\",\"rows\":[{\"f\":[",
                                "]}]}"));
    }

    private Map<String, String> control() {
        var exported = rows.stream().map(Row::exported).sorted().toList();
        return Map.of(
                "billing_account_id",
                "0189",
                "currency",
                "USD",
                "cost",
                sum(rows.stream().map(Row::cost).toList()),
                "credits",
                "[{\"amount\":\"" + sum(rows.stream().map(Row::credit).toList()) + "\"}]",
                "export_time",
                exported.getLast(),
                "first_export_time",
                exported.getFirst(),
                "x_row_count",
                Integer.toString(rows.size()),
                "x_rounded_rows",
                "0");
    }

    private static String sum(List<String> amounts) {
        return amounts.stream()
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .toPlainString();
    }

    private static String body(RecordedRequest request) {
        var bytes = Objects.requireNonNull(request.getBody()).toByteArray();
        if (!"gzip".equals(request.getHeaders().get("Content-Encoding"))) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MockResponse json(String body) {
        return body.isEmpty()
                ? failure(404, "notFound")
                : new MockResponse.Builder()
                        .addHeader("Content-Type", "application/json")
                        .body(body)
                        .build();
    }

    static MockResponse failure(int code, String reason) {
        return new MockResponse.Builder()
                .code(code)
                .addHeader("Content-Type", "application/json")
                .body(
                        "{\"error\":{\"code\":%1$d,\"message\":\"%2$s\",\"errors\":[{\"reason\":\"%2$s\",\"message\":\"%2$s\"}]}}"
                                .formatted(code, reason))
                .build();
    }

    @Override
    public void close() {
        server.close();
    }
}
