package org.chargebackledger.ingest.bill;

import org.chargebackledger.ingest.delivery.DataFile;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One file of bill rows as the engine sees it.
 *
 * @param relation what stands after FROM
 * @param ordinal SQL for a row's position in the file, from 1; only valid where order is kept
 */
public record TableFile(DataFile file, String relation, String ordinal, List<Column> columns) {

    /**
     * A file of which each column has a statement for its text.
     *
     * @param texts for each column, in order, SQL over {@code from}
     */
    static TableFile of(
            DataFile file, String from, String ordinal, List<String> headers, List<String> texts) {
        var columns =
                IntStream.range(0, headers.size())
                        .mapToObj(i -> new Column(headers.get(i).strip(), i))
                        .toList();
        var cells =
                columns.stream()
                        .map(column -> texts.get(column.number()) + " AS " + column.cell())
                        .collect(Collectors.joining(", "));
        return new TableFile(
                file,
                "(SELECT "
                        + cells
                        + (ordinal.isEmpty() ? "" : ", " + ordinal)
                        + " FROM "
                        + from
                        + ")",
                ordinal.isEmpty() ? "row_number() OVER ()" : ordinal + " + 1",
                columns);
    }

    /**
     * One of its columns.
     *
     * @param header as the file spells it
     * @param number its position from 0
     */
    public record Column(String header, int number) {

        /** SQL for its text; null where the cell is blank. */
        public String cell() {
            return "c" + number;
        }

        /** SQL for its exact amount; null where the cell is blank or no amount. */
        public String amount() {
            return "a" + number;
        }

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

    /** Those of the named columns that the file has. */
    public List<Column> findAll(List<String> names) {
        return names.stream().map(this::find).filter(Objects::nonNull).toList();
    }

    public boolean has(String name) {
        return find(name) != null;
    }

    /** How the file spells a column; the name itself if it has none. */
    public String header(String name) {
        var column = find(name);
        return column == null ? name : column.header();
    }

    /** SQL for the text of a column, {@code NULL} if the file has none of that name. */
    public String cell(String name) {
        var column = find(name);
        return column == null ? "CAST(NULL AS VARCHAR)" : column.cell();
    }

    /** SQL for the exact amount of a column, {@code NULL} if the file has none of that name. */
    public String amount(String name) {
        var column = find(name);
        return column == null ? "CAST(NULL AS DECIMAL(38,24))" : column.amount();
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
