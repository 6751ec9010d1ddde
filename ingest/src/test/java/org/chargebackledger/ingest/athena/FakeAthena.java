package org.chargebackledger.ingest.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

import org.chargebackledger.ingest.http.Answers;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Athena, S3 and STS as their clients know them, over a bill that is grouped already. It executes
 * no SQL: it answers the columns that a statement selects by their names.
 */
public final class FakeAthena extends Dispatcher implements AutoCloseable {

    /** What goes wrong with a question. */
    @FunctionalInterface
    public interface Trouble {

        /**
         * Null where nothing does.
         *
         * @param what such as {@code GetQueryResults}, {@code HeadObject} or {@code AssumeRole}
         */
        @Nullable MockResponse with(String what, RecordedRequest request);
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ALIAS = Pattern.compile("(?: AS |^)\"?([a-z0-9_]+)\"?$");
    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]+)-([0-9]+)");

    private final MockWebServer server;
    private final Map<String, String> tokens = new LinkedHashMap<>();
    private final Map<String, String> statements = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final List<JsonNode> started = new ArrayList<>();
    final Map<String, String> columns = new LinkedHashMap<>();
    final List<Map<String, String>> rows = new ArrayList<>();
    final Map<String, String> totals = new LinkedHashMap<>();
    private Trouble trouble = (_, _) -> null;
    int pageRows = 4;
    int runningFor = 1;
    boolean hasHeader = true;
    boolean writesFiles = true;
    String status = "\"State\":\"SUCCEEDED\"";
    String tag = "\"one\"";

    public FakeAthena() {
        server = Answers.served(this);
    }

    public String address() {
        var url = server.url("/").toString();
        return url.substring(0, url.length() - 1);
    }

    /**
     * Has other columns from now on.
     *
     * @param types by name; a partition's begins so
     */
    public FakeAthena has(Map<String, String> types) {
        columns.clear();
        columns.putAll(types);
        return this;
    }

    /** Has other rows from now on. */
    public FakeAthena has(List<Map<String, String>> all) {
        rows.clear();
        rows.addAll(all);
        return this;
    }

    /** Answers come by the page alone, and not as a file. */
    public FakeAthena writesNoFiles() {
        writesFiles = false;
        return this;
    }

    public void troubled(Trouble how) {
        trouble = how;
    }

    /** What was asked, in order. */
    List<String> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    long asked(String what) {
        return asked().stream().filter(what::equals).count();
    }

    List<JsonNode> started() {
        return List.copyOf(started);
    }

    /** As if nobody had ever asked. */
    void forget() {
        statements.clear();
        tokens.clear();
    }

    public static MockResponse error(int code, String type, String message) {
        return new MockResponse.Builder()
                .code(code)
                .addHeader("Content-Type", "application/x-amz-json-1.1")
                .body("{\"__type\":\"%s\",\"message\":\"%s\"}".formatted(type, message))
                .build();
    }

    static MockResponse s3Error(int code, String type) {
        return new MockResponse.Builder()
                .code(code)
                .body("<Error><Code>%s</Code><Message>no</Message></Error>".formatted(type))
                .build();
    }

    /** Answers to HEAD have no body. */
    static MockResponse headError(int code) {
        return new MockResponse.Builder().code(code).build();
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        var target = request.getHeaders().get("X-Amz-Target");
        var body = request.getBody() == null ? "" : request.getBody().utf8();
        var what = target == null ? ofS3(request, body) : target.substring(target.indexOf('.') + 1);
        synchronized (asked) {
            asked.add(what);
        }
        var troubled = trouble.with(what, request);
        if (troubled != null) {
            return troubled;
        }
        try {
            return switch (what) {
                case "GetTableMetadata" -> json(table());
                case "StartQueryExecution" -> start(JSON.readTree(body));
                case "GetQueryExecution" -> execution(id(body));
                case "GetQueryResults" -> page(JSON.readTree(body));
                case "HeadObject" -> head(request);
                case "GetObject" -> object(request);
                case "AssumeRole", "GetCallerIdentity" -> identity(what);
                default -> error(400, "UnknownOperationException", what);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String ofS3(RecordedRequest request, String body) {
        if (request.getMethod().equals("POST")) {
            return body.contains("Action=AssumeRole") ? "AssumeRole" : "GetCallerIdentity";
        }
        return request.getMethod().equals("HEAD") ? "HeadObject" : "GetObject";
    }

    private static String id(String body) throws IOException {
        return JSON.readTree(body).path("QueryExecutionId").asText();
    }

    private static MockResponse json(JsonNode node) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/x-amz-json-1.1")
                .body(node.toString())
                .build();
    }

    private ObjectNode table() {
        var node = JSON.createObjectNode();
        var table = node.putObject("TableMetadata").put("Name", "cur");
        var own = table.putArray("Columns");
        var partitions = table.putArray("PartitionKeys");
        columns.forEach((name, type) ->
                (type.startsWith("partition ") ? partitions : own)
                        .addObject()
                        .put("Name", name)
                        .put("Type", type.replace("partition ", "")));
        return node;
    }

    private MockResponse start(JsonNode asked) {
        started.add(asked);
        var token = asked.path("ClientRequestToken").asText();
        var id = tokens.computeIfAbsent(token, _ -> "query-" + (statements.size() + 1));
        statements.put(id, asked.path("QueryString").asText());
        return json(JSON.createObjectNode().put("QueryExecutionId", id));
    }

    private MockResponse execution(String id) throws IOException {
        if (!statements.containsKey(id)) {
            return error(400, "InvalidRequestException", "QueryExecution " + id + " was not found");
        }
        var polls = asked("GetQueryExecution");
        var state = polls % (runningFor + 1) == 0 ? status : "\"State\":\"RUNNING\"";
        var execution = JSON.createObjectNode().put("QueryExecutionId", id);
        execution.set("Status", JSON.readTree("{" + state + "}"));
        if (writesFiles) {
            execution
                    .putObject("ResultConfiguration")
                    .put("OutputLocation", "s3://answers/athena/" + id + ".csv");
        }
        var node = JSON.createObjectNode();
        node.set("QueryExecution", execution);
        return json(node);
    }

    /** The names of what a statement selects. */
    private static List<String> selected(String sql) {
        var select = sql.substring(sql.startsWith("SELECT") ? 7 : sql.indexOf("\nSELECT ") + 8);
        var names = new ArrayList<String>();
        for (var one : select.substring(0, select.indexOf("\nFROM")).split(",\n  ", -1)) {
            var matcher = ALIAS.matcher(one);
            if (!matcher.find()) {
                throw new IllegalStateException("no name: " + one);
            }
            names.add(matcher.group(1));
        }
        return names;
    }

    private List<List<@Nullable String>> answer(String id, List<String> names) {
        var isControl = Objects.requireNonNull(statements.get(id)).startsWith("SELECT count(*)");
        var answer = new ArrayList<List<@Nullable String>>();
        for (var row : isControl ? List.of(totals()) : rows) {
            var cells = new ArrayList<@Nullable String>();
            names.forEach(name -> cells.add(row.get(name)));
            answer.add(cells);
        }
        return answer;
    }

    private Map<String, String> totals() {
        var count = 0L;
        var open = 0L;
        var unblended = BigDecimal.ZERO;
        for (var row : rows) {
            var here = Long.parseLong(Objects.requireNonNull(row.get("x_row_count")));
            count += here;
            open += row.containsKey("bill_invoice_id") ? 0 : here;
            unblended =
                    unblended.add(
                            new BigDecimal(row.getOrDefault("line_item_unblended_cost", "0")));
        }
        var sums = new LinkedHashMap<String, String>();
        columns.keySet().forEach(column -> sums.put("lossy_" + column, "0"));
        sums.put("row_count", String.valueOf(count));
        sums.put("unblended", unblended.toPlainString());
        sums.put("open_rows", String.valueOf(open));
        sums.put("newest", "2026-10-31T23:00:00Z");
        sums.putAll(totals);
        return sums;
    }

    private MockResponse page(JsonNode asked) {
        var id = asked.path("QueryExecutionId").asText();
        if (!statements.containsKey(id)) {
            return error(400, "InvalidRequestException", "QueryExecution " + id + " was not found");
        }
        var names = selected(Objects.requireNonNull(statements.get(id)));
        var all = new ArrayList<List<@Nullable String>>();
        if (hasHeader) {
            all.add(new ArrayList<>(names));
        }
        all.addAll(answer(id, names));
        var first = asked.path("NextToken").asInt(0);
        var end = Math.min(all.size(), first + pageRows);
        var node = JSON.createObjectNode();
        if (end < all.size()) {
            node.put("NextToken", String.valueOf(end));
        }
        var set = node.putObject("ResultSet");
        var rows = set.putArray("Rows");
        for (var row : all.subList(first, end)) {
            var data = rows.addObject().putArray("Data");
            row.forEach(cell -> {
                var datum = data.addObject();
                if (cell != null) {
                    datum.put("VarCharValue", cell);
                }
            });
        }
        var info = set.putObject("ResultSetMetadata").putArray("ColumnInfo");
        names.forEach(name -> info.addObject().put("Name", name).put("Type", "varchar"));
        return json(node);
    }

    private static String file(RecordedRequest request) {
        var path = request.getUrl().encodedPath();
        return path.substring(path.lastIndexOf('/') + 1).replace(".csv", "");
    }

    private String csv(RecordedRequest request) {
        var id = file(request);
        var names = selected(Objects.requireNonNull(statements.get(id)));
        var text = new StringBuilder("\"" + String.join("\",\"", names) + "\"\n");
        for (var row : answer(id, names)) {
            text.append(
                    String.join(
                            ",",
                            row.stream()
                                    .map(cell ->
                                            cell == null
                                                    ? ""
                                                    : '"' + cell.replace("\"", "\"\"") + '"')
                                    .toList()));
            text.append('\n');
        }
        return text.toString();
    }

    private MockResponse head(RecordedRequest request) {
        if (!statements.containsKey(file(request))) {
            return headError(404);
        }
        return new MockResponse.Builder()
                .addHeader("ETag", tag)
                .setHeader("Content-Length", String.valueOf(csv(request).length()))
                .build();
    }

    private MockResponse object(RecordedRequest request) {
        if (!statements.containsKey(file(request))) {
            return s3Error(404, "NoSuchKey");
        }
        if (!tag.equals(request.getHeaders().get("If-Match"))) {
            return s3Error(412, "PreconditionFailed");
        }
        var range = RANGE.matcher(String.valueOf(request.getHeaders().get("Range")));
        if (!range.matches()) {
            throw new IllegalStateException("no range");
        }
        var part =
                csv(request)
                        .substring(
                                Integer.parseInt(range.group(1)),
                                Integer.parseInt(range.group(2)) + 1);
        return new MockResponse.Builder().code(206).addHeader("ETag", tag).body(part).build();
    }

    private static MockResponse identity(String what) {
        var result =
                what.equals("AssumeRole")
                        ? "<Credentials><AccessKeyId>ASIA</AccessKeyId><SecretAccessKey>s"
                                + "</SecretAccessKey><SessionToken>taken-on</SessionToken>"
                                + "<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>"
                        : "<Arn>arn:aws:iam::1:user/reader</Arn>";
        return new MockResponse.Builder()
                .body(
                        "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>"
                                .formatted(what, result))
                .build();
    }

    @Override
    public void close() {
        server.close();
    }
}
