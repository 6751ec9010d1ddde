package org.chargebackledger.ingest.bigquery;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Rows of the export and what BigQuery makes of them; that its own engine makes the same of the
 * questions' text is tested beside its parser. Rows come in another order each time.
 */
public final class ExportModel {

    private static final Set<String> SUMMED =
            Set.of("cost", "cost_at_list", "credits", "export_time", "x_row_count");
    private static final Set<String> CONTROL = Set.of("billing_account_id", "currency");

    private final List<Map<String, String>> rows = new ArrayList<>();
    private final Set<String> lacking = new LinkedHashSet<>();
    private final Random random = new Random(1);

    /** A row of October, and what differs from it. */
    public ExportModel with(String... changes) {
        var row = new TreeMap<String, String>();
        row.put("billing_account_id", "A");
        row.put("invoice_month", "202610");
        row.put("usage_start_time", "2026-10-05T00:00:00Z");
        row.put("usage_end_time", "2026-10-06T00:00:00Z");
        row.put("cost_type", "regular");
        row.put("project_id", "shop-prod");
        row.put("service_description", "Compute Engine");
        row.put("sku_description", "Instance Core");
        row.put("currency", "USD");
        row.put("labels", "[]");
        row.put("cost", "1");
        row.put("cost_at_list", "2");
        row.put("credits", "");
        row.put("export_time", "2026-10-06T04:00:00.000000Z");
        row.put("x_rounded_rows", "0");
        for (var i = 0; i < changes.length; i += 2) {
            row.put(changes[i], changes[i + 1]);
        }
        rows.add(row);
        return this;
    }

    ExportModel lacking(String... fields) {
        lacking.addAll(Arrays.asList(fields));
        return this;
    }

    /** The table as tables.get describes it. */
    String description(String table) {
        var fields = new ArrayList<String>();
        var lists = new TreeMap<String, List<String>>();
        for (var column : ExportColumn.all()) {
            for (var field : column.fields()) {
                if (!lacking.contains(field)) {
                    var dot = field.lastIndexOf('.');
                    lists.computeIfAbsent(
                                    dot < 0 ? "" : field.substring(0, dot), _ -> new ArrayList<>())
                            .add(field.substring(dot + 1));
                }
            }
        }
        for (var name : new LinkedHashSet<>(lists.getOrDefault("", List.of()))) {
            fields.add(field(name, type(name)));
        }
        lists.forEach((record, members) -> {
            if (!record.isEmpty() && !record.contains(".")) {
                var inner = new ArrayList<>(members.stream().map(m -> field(m, type(m))).toList());
                var nested = lists.get(record + ".labels");
                if (nested != null) {
                    inner.add(
                            record(
                                    "labels",
                                    nested.stream().map(m -> field(m, "STRING")).toList()));
                }
                fields.add(record(record, inner));
            }
        });
        return """
        {"kind":"bigquery#table","type":"TABLE","tableReference":{"projectId":"p","datasetId":"d",\
        "tableId":"%s"},"timePartitioning":{"type":"DAY"},"schema":{"fields":[%s]}}\
        """
                .formatted(table, String.join(",", fields));
    }

    private static String type(String name) {
        return Set.of("cost", "cost_at_list", "amount").contains(name)
                ? "FLOAT"
                : name.endsWith("_time") ? "TIMESTAMP" : "STRING";
    }

    private static String field(String name, String type) {
        return "{\"name\":\"%s\",\"type\":\"%s\"}".formatted(name, type);
    }

    private static String record(String name, List<String> fields) {
        return "{\"name\":\"%s\",\"type\":\"RECORD\",\"fields\":[%s]}"
                .formatted(name, String.join(",", fields));
    }

    /** What a question answers, its columns in the order of its text. */
    List<List<@Nullable String>> answer(String sql) {
        var columns =
                Arrays.stream(
                                sql.substring(
                                                sql.lastIndexOf("SELECT\n"),
                                                sql.lastIndexOf("\nFROM"))
                                        .split("\n"))
                        .skip(1)
                        .map(line -> line.replaceAll(".* AS |,$|^ +", ""))
                        .toList();
        var control = columns.contains(ExportSql.FIRST_EXPORT);
        var groups = new LinkedHashMap<String, List<Map<String, String>>>();
        for (var row : rows) {
            if (sql.contains("invoice.month = '" + row.get("invoice_month") + "'")) {
                var key = new TreeMap<>(row);
                key.keySet()
                        .removeIf(
                                name -> control ? !CONTROL.contains(name) : SUMMED.contains(name));
                var blanks =
                        control ? "" : isBlank(row, "cost") + "," + isBlank(row, "cost_at_list");
                groups.computeIfAbsent(key + blanks, _ -> new ArrayList<>()).add(row);
            }
        }
        var answer = new ArrayList<List<@Nullable String>>();
        groups.values().forEach(group -> answer.add(line(columns, group)));
        Collections.shuffle(answer, random);
        return answer;
    }

    private static boolean isBlank(Map<String, String> row, String column) {
        return row.getOrDefault(column, "").isEmpty();
    }

    private static List<@Nullable String> line(
            List<String> columns, List<Map<String, String>> group) {
        var line = new ArrayList<@Nullable String>();
        for (var column : columns) {
            line.add(
                    switch (column) {
                        case "cost", "cost_at_list" -> sum(column, group);
                        case "credits" -> credits(group);
                        case "export_time" -> extreme(group, Comparator.naturalOrder());
                        case "first_export_time" -> extreme(group, Comparator.reverseOrder());
                        case "x_row_count" -> Integer.toString(group.size());
                        case "x_rounded_rows" -> sum(column, group);
                        default -> group.getFirst().get(column);
                    });
        }
        return line;
    }

    private static String credits(List<Map<String, String>> group) {
        var sum = sum("credits", group);
        return sum == null ? "[]" : "[{\"amount\":\"" + sum + "\"}]";
    }

    private static @Nullable String sum(String column, List<Map<String, String>> group) {
        return group.stream()
                .map(row -> row.get(column))
                .filter(amount -> amount != null && !amount.isEmpty())
                .map(BigDecimal::new)
                .reduce(BigDecimal::add)
                .map(BigDecimal::toPlainString)
                .orElse(null);
    }

    private static String extreme(List<Map<String, String>> group, Comparator<String> order) {
        return group.stream().map(row -> row.get("export_time")).max(order).orElseThrow();
    }

    /** What all rows of a month cost before and after credits. */
    BigDecimal total(String column) {
        return rows.stream()
                .filter(row -> "202610".equals(row.get("invoice_month")))
                .map(row -> row.get(column))
                .filter(amount -> amount != null && !amount.isEmpty())
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
