package org.chargebackledger.api.connector;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;

/** An Athena that answers the columns a statement selects, from rows grouped already, in pages. */
final class FakeAthena extends Dispatcher implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern ALIAS = Pattern.compile("(?: AS |^)\"?([a-z0-9_]+)\"?$");
    private static final int PAGE_ROWS = 2;

    private final MockWebServer server = new MockWebServer();
    private final Map<String, String> types;
    private final Map<String, String> statements = new HashMap<>();
    private List<Map<String, String>> rows = List.of();
    private Function<String, @Nullable MockResponse> trouble = _ -> null;

    /**
     * A table.
     *
     * @param types of its columns by name; a partition's begins so
     */
    FakeAthena(Map<String, String> types) {
        this.types = types;
        server.setDispatcher(this);
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return server.url("/").toString();
    }

    void has(List<Map<String, String>> all) {
        rows = all;
    }

    void troubled(Function<String, @Nullable MockResponse> how) {
        trouble = how;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        var target = String.valueOf(request.getHeaders().get("X-Amz-Target"));
        var what = target.substring(target.indexOf('.') + 1);
        var troubled = trouble.apply(what);
        if (troubled != null) {
            return troubled;
        }
        var asked = JSON.readTree(Objects.requireNonNull(request.getBody()).utf8());
        var answer =
                switch (what) {
                    case "GetTableMetadata" -> table();
                    case "StartQueryExecution" -> start(asked);
                    case "GetQueryExecution" -> execution(asked);
                    default -> page(asked);
                };
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/x-amz-json-1.1")
                .body(answer.toString())
                .build();
    }

    private ObjectNode table() {
        var node = JSON.createObjectNode();
        var table = node.putObject("TableMetadata").put("Name", "cur");
        var columns = table.putArray("Columns");
        var partitions = table.putArray("PartitionKeys");
        types.forEach((name, type) ->
                (type.startsWith("partition ") ? partitions : columns)
                        .addObject()
                        .put("Name", name)
                        .put("Type", type.replace("partition ", "")));
        return node;
    }

    private ObjectNode start(JsonNode asked) {
        var id = asked.get("ClientRequestToken").asString();
        statements.put(id, asked.get("QueryString").asString());
        return JSON.createObjectNode().put("QueryExecutionId", id);
    }

    private static ObjectNode execution(JsonNode asked) {
        var node = JSON.createObjectNode();
        node.putObject("QueryExecution")
                .put("QueryExecutionId", asked.get("QueryExecutionId").asString())
                .putObject("Status")
                .put("State", "SUCCEEDED");
        return node;
    }

    private ObjectNode page(JsonNode asked) {
        var sql = Objects.requireNonNull(statements.get(asked.get("QueryExecutionId").asString()));
        var names = selected(sql);
        var all = new ArrayList<Map<String, String>>();
        var header = new HashMap<String, String>();
        names.forEach(name -> header.put(name, name));
        all.add(header);
        all.addAll(sql.startsWith("SELECT count(*)") ? List.of(totals(names)) : rows);
        var first = asked.path("NextToken").asInt(0);
        var end = Math.min(all.size(), first + PAGE_ROWS);
        var node = JSON.createObjectNode();
        if (end < all.size()) {
            node.put("NextToken", String.valueOf(end));
        }
        var set = node.putObject("ResultSet");
        var kept = set.putArray("Rows");
        for (var row : all.subList(first, end)) {
            var data = kept.addObject().putArray("Data");
            for (var name : names) {
                var datum = data.addObject();
                if (row.containsKey(name)) {
                    datum.put("VarCharValue", row.get(name));
                }
            }
        }
        var info = set.putObject("ResultSetMetadata").putArray("ColumnInfo");
        names.forEach(name -> info.addObject().put("Name", name).put("Type", "varchar"));
        return node;
    }

    private Map<String, String> totals(List<String> names) {
        var count = 0L;
        var unblended = BigDecimal.ZERO;
        for (var row : rows) {
            count += Long.parseLong(Objects.requireNonNull(row.get("x_row_count")));
            unblended =
                    unblended.add(
                            new BigDecimal(
                                    Objects.requireNonNull(row.get("line_item_unblended_cost"))));
        }
        var totals = new HashMap<String, String>();
        names.forEach(name -> totals.put(name, "0"));
        totals.put("row_count", String.valueOf(count));
        totals.put("unblended", unblended.toPlainString());
        totals.remove("newest");
        return totals;
    }

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

    @Override
    public void close() {
        server.close();
    }
}
