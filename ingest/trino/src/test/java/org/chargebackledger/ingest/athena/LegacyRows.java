package org.chargebackledger.ingest.athena;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Rows of CUR 2.0 as the legacy report has them: tags and categories in columns of their own. */
final class LegacyRows {

    private static final ObjectMapper JSON = new ObjectMapper();

    private LegacyRows() {}

    static Map<String, ColumnType> types(boolean numbers) {
        var types = new LinkedHashMap<>(CurTable.usual(CurTable.Version.CUR1).columns());
        types.put("year", numbers ? ColumnType.WHOLE : ColumnType.TEXT);
        types.put("month", numbers ? ColumnType.WHOLE : ColumnType.TEXT);
        for (var tag :
                new String[] {
                    "user_team", "user_app", "aws_eks_cluster_name", "aws_eks_workload_name"
                }) {
            types.put("resource_tags_" + tag, ColumnType.TEXT);
        }
        types.put("cost_category_unit", ColumnType.TEXT);
        return types;
    }

    static Map<String, String> of(Map<String, String> row, String month) {
        var legacy = new LinkedHashMap<>(row);
        legacy.remove("billing_period");
        legacy.put("year", "2025");
        legacy.put("month", month);
        spread(legacy, "resource_tags");
        spread(legacy, "cost_category");
        spread(legacy, "product");
        return legacy;
    }

    private static void spread(Map<String, String> row, String column) {
        var map = row.remove(column);
        if (map == null) {
            return;
        }
        try {
            for (var one : JSON.readTree(map).properties()) {
                if (!one.getValue().isNull()) {
                    var name = one.getKey().replaceAll("[:-]", "_").toLowerCase(Locale.ROOT);
                    row.put(column + "_" + name, one.getValue().asText());
                }
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(map, e);
        }
    }
}
