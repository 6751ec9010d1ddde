package org.chargebackledger.ingest.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Rows of the export as BigQuery writes them to JSON: those of a test, and any that a seed makes.
 */
final class ExportRows {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant OCTOBER = Instant.parse("2026-10-01T00:00:00Z");
    private static final List<String> TYPES =
            List.of("regular", "regular", "regular", "tax", "adjustment", "rounding_error");
    private static final List<String> NAMESPACES =
            List.of("web", "kube:unallocated", "kube:system-overhead", "goog-k8s-unknown");
    private static final List<String> SKUS =
            List.of("Instance Core", "Spot Preemptible Core", "Commitment v1: Cpu");

    private ExportRows() {}

    /** One row of October. */
    static ObjectNode row() {
        var row = JSON.createObjectNode();
        row.put("billing_account_id", "A");
        row.putObject("service").put("id", "6F81").put("description", "Compute Engine");
        row.putObject("sku").put("id", "CF4E").put("description", "Instance Core");
        row.put("usage_start_time", "2026-10-05T00:00:00Z");
        row.put("usage_end_time", "2026-10-05T01:00:00Z");
        row.putObject("project").put("id", "shop-prod").putArray("labels");
        row.putArray("labels");
        row.putArray("system_labels");
        row.putArray("tags");
        row.putObject("location").put("location", "us").put("region", "us-central1");
        row.putObject("resource").put("name", "vm").put("global_name", "//compute/1");
        row.put("export_time", "2026-10-06T04:00:00.123456Z");
        row.put("_PARTITIONTIME", "2026-10-06T00:00:00Z");
        row.put("cost", 1.0);
        row.put("cost_at_list", 2.0);
        row.put("currency", "USD");
        row.putArray("credits");
        row.putObject("invoice").put("month", "202610");
        row.put("cost_type", "regular");
        return row;
    }

    /** Few values of each cell, so that many rows agree; some are the very same. */
    static List<JsonNode> any(Random random, int count) {
        var rows = new ArrayList<JsonNode>();
        while (rows.size() < count) {
            var row = any(random);
            for (var same = random.nextInt(4); same >= 0; same--) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static ObjectNode any(Random random) {
        var row = row();
        var start = OCTOBER.plus(Duration.ofHours(random.nextInt(-30, 60)));
        row.put("usage_start_time", start.toString());
        row.put("usage_end_time", start.plus(Duration.ofHours(random.nextInt(40))).toString());
        row.put("cost_type", TYPES.get(random.nextInt(TYPES.size())));
        row.withObject("/sku").put("description", SKUS.get(random.nextInt(SKUS.size())));
        if (random.nextInt(5) == 0) {
            row.putNull("project").putNull("resource").putNull("location");
        } else {
            labels(random, row.withObject("/project").putArray("labels"));
        }
        if (random.nextInt(6) == 0) {
            row.putObject("adjustment_info").put("id", "a-1").put("mode", "PARTIAL_CORRECTION");
        }
        labels(random, row.putArray("labels"));
        labels(random, row.putArray("system_labels"));
        amount(random, row, "cost");
        amount(random, row, "cost_at_list");
        var credits = row.putArray("credits");
        for (var i = List.of(0, 0, 1, 3).get(random.nextInt(4)); i > 0; i--) {
            amount(random, credits.addObject().put("name", "credit " + i), "amount");
        }
        row.withObject("/invoice").put("month", random.nextInt(6) == 0 ? "202611" : "202610");
        return row;
    }

    /** In any order, and now and then of one key twice. */
    private static void labels(Random random, ArrayNode labels) {
        for (var i = random.nextInt(3); i > 0; i--) {
            if (random.nextBoolean()) {
                add(labels, "k8s-namespace", NAMESPACES.get(random.nextInt(NAMESPACES.size())));
            } else {
                add(labels, "goog-k8s-cluster-name", random.nextBoolean() ? "prod" : "te\"st");
            }
        }
    }

    private static void add(ArrayNode labels, String key, String value) {
        labels.addObject().put("key", key).put("value", value);
    }

    /** None, a plain one, or one that needs every digit of a floating point number. */
    private static void amount(Random random, ObjectNode holder, String name) {
        switch (random.nextInt(6)) {
            case 0 -> holder.putNull(name);
            case 1 -> holder.put(name, Double.parseDouble(random.nextInt(1, 9) + "e-9"));
            case 2 -> holder.put(name, -random.nextInt(1_000) / 100.0);
            default -> holder.put(name, random.nextInt(1, 100_000) / 7.0);
        }
    }

    /** The same rows as a file of them has them. */
    static String file(List<JsonNode> rows) {
        var file = new StringBuilder();
        for (var row : rows) {
            ObjectNode delivered = row.deepCopy();
            delivered.remove("_PARTITIONTIME");
            file.append(delivered).append('\n');
        }
        return file.toString();
    }
}
