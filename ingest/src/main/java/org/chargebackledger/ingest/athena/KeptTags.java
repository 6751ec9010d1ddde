package org.chargebackledger.ingest.athena;

import org.chargebackledger.ingest.bill.PlaceKeys;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tags and cost categories to ask for: all, or those that are named and those that say where
 * something runs.
 */
final class KeptTags {

    /** How a cost category is named beside tags. */
    private static final String CATEGORY = "costCategory:";

    private static final String TAG_COLUMNS = "resource_tags_";
    private static final String CATEGORY_COLUMNS = "cost_category_";

    private final CurTable table;
    private final List<String> named;

    KeptTags(CurTable table, List<String> named) {
        this.table = table;
        this.named = named;
    }

    /** SQL by the name of the column to answer, in an order that is always the same. */
    Map<String, String> sql() {
        var sql = new LinkedHashMap<String, String>();
        map(sql, CurTable.TAGS, isKeptTag());
        map(sql, CurTable.CATEGORIES, "k IN (" + literals(categories()) + ")");
        columns(sql, TAG_COLUMNS, tags().collect(Collectors.toSet()));
        columns(sql, CATEGORY_COLUMNS, Set.copyOf(categories()));
        return sql;
    }

    private void map(Map<String, String> sql, String column, String isKept) {
        var type = table.type(column);
        if (type == null) {
            return;
        }
        var all = CurQuery.name(column);
        sql.put(
                column,
                type.text(
                        named.isEmpty() || type != ColumnType.MAP
                                ? all
                                : "map_filter(" + all + ", (k, v) -> " + isKept + ")"));
    }

    private void columns(Map<String, String> sql, String prefix, Set<String> kept) {
        var keys = kept.stream().map(KeptTags::squeezed).collect(Collectors.toSet());
        for (var column : table.beginningWith(prefix)) {
            var key = squeezed(column.substring(prefix.length()).replaceFirst("^user_", ""));
            if (named.isEmpty() || keys.contains(key) || isClusterKey(key)) {
                var type = table.columns().getOrDefault(column, ColumnType.TEXT);
                sql.put(column, type.text(CurQuery.name(column)));
            }
        }
    }

    /** Tags that users made are called {@code user:} or {@code user_} first. */
    private String isKeptTag() {
        var key = "regexp_replace(k, '^user[:_]', '')";
        return Stream.concat(
                        Stream.of(key + " IN (" + literals(tags().toList()) + ")"),
                        PlaceKeys.CLUSTER_PREFIXES.stream()
                                .map(prefix ->
                                        "starts_with(" + key + ", " + CurQuery.text(prefix) + ")"))
                .collect(Collectors.joining(" OR "));
    }

    private Stream<String> tags() {
        return Stream.concat(
                named.stream().filter(tag -> !tag.startsWith(CATEGORY)), PlaceKeys.all().stream());
    }

    private List<String> categories() {
        return named.stream()
                .filter(tag -> tag.startsWith(CATEGORY))
                .map(tag -> tag.substring(CATEGORY.length()))
                .toList();
    }

    private static boolean isClusterKey(String key) {
        return PlaceKeys.CLUSTER_PREFIXES.stream()
                .anyMatch(prefix -> key.startsWith(squeezed(prefix)));
    }

    private static String literals(List<String> texts) {
        return texts.isEmpty()
                ? "''"
                : texts.stream().map(CurQuery::text).collect(Collectors.joining(", "));
    }

    /** Athena writes keys small and with underscores. */
    private static String squeezed(String key) {
        return key.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }
}
