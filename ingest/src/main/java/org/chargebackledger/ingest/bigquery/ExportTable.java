package org.chargebackledger.ingest.bigquery;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table of the export as it is: columns came and went with the years.
 *
 * @param name project, dataset and table
 * @param fields all columns and fields of records, such as {@code project.labels.key}, in small
 *     letters
 * @param partition null if the table is in one piece
 * @param location where jobs about it run; null if that is not known
 */
record ExportTable(
        String name, Set<String> fields, @Nullable Partition partition, @Nullable String location) {

    /**
     * What the table is cut by.
     *
     * @param column {@code _PARTITIONTIME} where it is the time of loading
     * @param isDate whether the column holds dates, not instants
     */
    record Partition(String column, boolean isDate) {

        private static final String LOADED = "_PARTITIONTIME";
        private static final String EXPORTED = "export_time";

        static Partition ofLoading() {
            return new Partition(LOADED, false);
        }

        /** Whether the time is that of the export: no row of a month is older than the month. */
        boolean isTimeOfExport() {
            return column.equals(LOADED) || column.equalsIgnoreCase(EXPORTED);
        }

        /**
         * The condition that leaves out what cannot be of the month. A row that was loaded a moment
         * ago has no partition yet.
         */
        String since(LocalDate day) {
            var bound = isDate ? "DATE '" + day + "'" : "TIMESTAMP '" + day + " 00:00:00+00'";
            return column.equals(LOADED)
                    ? "(" + column + " >= " + bound + " OR " + column + " IS NULL)"
                    : "`" + column + "` >= " + bound;
        }
    }

    static ExportTable of(String name, Collection<String> fields, @Nullable Partition partition) {
        return new ExportTable(
                name,
                fields.stream()
                        .map(field -> field.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet()),
                partition,
                null);
    }

    ExportTable at(@Nullable String place) {
        return new ExportTable(name, fields, partition, place);
    }

    /** A table with everything that is asked for, to show a question before the table is seen. */
    static ExportTable complete(String name) {
        return of(
                name,
                ExportColumn.all().stream().flatMap(column -> column.fields().stream()).toList(),
                Partition.ofLoading());
    }

    boolean has(ExportColumn column) {
        return fields.containsAll(column.fields());
    }

    /** What is asked for and not there. */
    List<ExportColumn> missing() {
        return ExportColumn.all().stream().filter(column -> !has(column)).toList();
    }
}
