package org.chargebackledger.ingest.gcpbilling;

import org.chargebackledger.ingest.bill.BillColumns.Cell;
import org.chargebackledger.ingest.bill.BillColumns.Check;
import org.chargebackledger.ingest.duckdb.Sql;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A row's lists of labels as one JSON object, and what a label is called among the tags. */
final class GcpLabels {

    private static final String LABELS = "labels:";

    /** What a list's labels have before their keys, and where the list stands. */
    private static final Map<String, String> LISTS =
            new TreeMap<>(
                    Map.of(
                            "labels",
                            "labels",
                            "project",
                            "project.labels",
                            "system",
                            "system_labels",
                            "tag",
                            "tags"));

    private GcpLabels() {}

    static String json(GcpCells cells) {
        return LISTS.entrySet().stream()
                .filter(list -> cells.has(list.getValue()))
                .map(list -> Sql.text(list.getKey()) + ", " + cells.json(list.getValue()))
                .collect(Collectors.joining(", ", "CAST(json_object(", ") AS VARCHAR)"));
    }

    /** A resource's own labels have their own names. */
    static String name(String delivered) {
        return delivered.startsWith(LABELS) ? delivered.substring(LABELS.length()) : delivered;
    }

    static List<Check> checks(GcpCells cells) {
        return LISTS.values().stream()
                .filter(list -> cells.file().has(list))
                .map(list ->
                        new Check(
                                "readable " + list,
                                false,
                                cells.text(list)
                                        + " IS NOT NULL AND "
                                        + cells.json(list)
                                        + " IS NULL",
                                new Cell(cells.file().header(list), cells.text(list)),
                                "unreadable-tags",
                                "no list of keys and values; such rows have none of them"))
                .toList();
    }
}
