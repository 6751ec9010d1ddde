package org.chargebackledger.ingest.bill;

import org.chargebackledger.ingest.delivery.DataFile;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/**
 * One file of bill rows as the engine sees it.
 *
 * @param relation what stands after FROM
 * @param ordinal SQL for a row's position in the file, from 1; only valid where order is kept
 */
public record TableFile(DataFile file, String relation, String ordinal, List<Column> columns) {

    /**
     * One of its columns.
     *
     * @param header as the file spells it
     * @param cell SQL for its text; null where the cell is blank
     */
    public record Column(String header, String cell) {

        /** The header without case, slashes and underscores: the same in every spelling. */
        public String key() {
            return squeezed(header);
        }
    }

    /** The first column of that name in any spelling; null if there is none. */
    public @Nullable Column find(String name) {
        var key = squeezed(name);
        return columns.stream().filter(column -> column.key().equals(key)).findFirst().orElse(null);
    }

    public boolean has(String name) {
        return find(name) != null;
    }

    /** SQL for the text of a column, {@code NULL} if the file has none of that name. */
    public String cell(String name) {
        var column = find(name);
        return column == null ? "CAST(NULL AS VARCHAR)" : column.cell();
    }

    /** SQL for the first of several columns that has text. */
    public String firstOf(String... names) {
        var cells = List.of(names).stream().map(this::cell).toList();
        return "coalesce(" + String.join(", ", cells) + ")";
    }

    static String squeezed(String header) {
        return header.replaceAll("[^\\p{L}\\p{N}:]", "").toLowerCase(Locale.ROOT);
    }
}
