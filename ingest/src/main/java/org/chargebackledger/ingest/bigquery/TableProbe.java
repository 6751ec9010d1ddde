package org.chargebackledger.ingest.bigquery;

import com.google.cloud.bigquery.FieldList;
import com.google.cloud.bigquery.LegacySQLTypeName;
import com.google.cloud.bigquery.StandardTableDefinition;

import org.chargebackledger.ingest.bigquery.ExportTable.Partition;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a table's description says about its columns and how it is cut. */
final class TableProbe {

    /** What counts by its shortest text; of another type a table is not as Google writes it. */
    private static final Set<String> FLOATS = Set.of("cost", "cost_at_list", "credits.amount");

    private TableProbe() {}

    /** The table, or why it is none of the export. */
    static ExportTable of(String name, StandardTableDefinition definition) throws FetchFailure {
        var types = new HashMap<String, LegacySQLTypeName>();
        var schema = definition.getSchema();
        if (schema != null) {
            add(types, "", schema.getFields());
        }
        var table =
                ExportTable.of(name, types.keySet(), partition(definition, types))
                        .at(definition.getLocation());
        var missing =
                table.missing().stream()
                        .filter(ExportColumn::isNeeded)
                        .flatMap(column -> column.fields().stream())
                        .filter(field -> !table.fields().contains(field))
                        .distinct()
                        .sorted()
                        .toList();
        if (!missing.isEmpty()) {
            throw new FetchFailure(
                    Reason.REFUSED,
                    "table %s is no export of usage costs: it lacks %s"
                            .formatted(name, String.join(", ", missing)));
        }
        for (var field : FLOATS) {
            var type = types.get(field);
            if (type != null && !type.equals(LegacySQLTypeName.FLOAT)) {
                throw new FetchFailure(
                        Reason.REFUSED,
                        "column %s of table %s is %s; Google writes it as FLOAT64"
                                .formatted(field, name, type.getStandardType()));
            }
        }
        return table;
    }

    private static void add(
            Map<String, LegacySQLTypeName> types, String prefix, @Nullable FieldList fields) {
        if (fields == null) {
            return;
        }
        for (var field : fields) {
            var name = prefix + field.getName().toLowerCase(Locale.ROOT);
            types.put(name, field.getType());
            add(types, name + ".", field.getSubFields());
        }
    }

    private static @Nullable Partition partition(
            StandardTableDefinition definition, Map<String, LegacySQLTypeName> types) {
        var partitioning = definition.getTimePartitioning();
        if (partitioning == null) {
            return null;
        }
        var column = partitioning.getField();
        return column == null
                ? Partition.ofLoading()
                : new Partition(
                        column,
                        LegacySQLTypeName.DATE.equals(types.get(column.toLowerCase(Locale.ROOT))));
    }
}
