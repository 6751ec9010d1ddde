package org.chargebackledger.ingest.bill;

import org.chargebackledger.ledger.bill.TextColumn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The grain columns' names in the engine's tables, in the order that sorts cost lines. */
final class GrainSql {

    /** All text columns, comma separated. */
    static final String TEXTS = list("");

    /**
     * The order of cost lines within a snapshot; the engine compares text by code point. A
     * resource's days follow each other, because what repeats takes next to no room in a chunk.
     */
    static final String ORDER = "resource, " + TEXTS + ", start_day, end_day";

    private GrainSql() {}

    static String name(TextColumn column) {
        return column.name().toLowerCase(Locale.ROOT);
    }

    static String list(String prefix) {
        return Arrays.stream(TextColumn.values())
                .map(column -> prefix + name(column))
                .collect(Collectors.joining(", "));
    }

    /** Columns other than those that tags may fill in or that are the tags. */
    static List<TextColumn> delivered() {
        var columns = new ArrayList<>(List.of(TextColumn.values()));
        columns.removeAll(
                List.of(
                        TextColumn.TAGS,
                        TextColumn.CLUSTER,
                        TextColumn.NAMESPACE,
                        TextColumn.WORKLOAD));
        return columns;
    }
}
