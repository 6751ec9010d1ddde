package org.chargebackledger.ingest.azurecost;

import org.chargebackledger.ingest.bill.BillColumns.Cell;
import org.chargebackledger.ingest.bill.TableFile;
import org.chargebackledger.ingest.bill.TableFile.Column;
import org.chargebackledger.ingest.delivery.Findings;
import org.chargebackledger.ingest.duckdb.DuckDb;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The cells of an export, by the names that any kind of agreement has for them. A translated header
 * has the name in parentheses: {@code Ressourcengruppe (ResourceGroup)}.
 */
record AzureCells(TableFile file) {

    private static final String NOTHING = "CAST(NULL AS VARCHAR)";

    /** Exports write days as American dates or as ISO dates; all are UTC. */
    private static final String DAY =
            "azure_day(x) AS CASE WHEN regexp_full_match(x, '\\d{1,2}/\\d{1,2}/\\d{4}(\\s.*)?')"
                + " THEN coalesce(strftime(try_strptime(split_part(x, ' ', 1), '%m/%d/%Y'),"
                + " '%Y-%m-%dT00:00:00Z'), x) WHEN regexp_full_match(x, '\\d{8}') THEN x[1:4] ||"
                + " '-' || x[5:6] || '-' || x[7:8] || 'T00:00:00Z' WHEN regexp_full_match(x,"
                + " '\\d{4}-\\d{2}-\\d{2}([T ]00:00(:00(\\.0+)?)?)?Z?') THEN x[1:10] ||"
                + " 'T00:00:00Z' ELSE x END";

    private static final String DAY_AFTER =
            "azure_day_after(x) AS strftime(date_trunc('day', instant(azure_day(x))) + INTERVAL 1"
                    + " DAY, '%Y-%m-%dT%H:%M:%SZ')";

    static void define(DuckDb database) {
        database.execute("CREATE MACRO " + DAY);
        database.execute("CREATE MACRO " + DAY_AFTER);
    }

    /** The first of several columns that the file has. */
    @Nullable Column column(List<String> names) {
        return names.stream().map(this::find).filter(Objects::nonNull).findFirst().orElse(null);
    }

    boolean has(List<String> names) {
        return column(names) != null;
    }

    /** SQL for the first of several columns that has text. */
    String text(String... names) {
        var cells =
                Stream.of(names)
                        .map(this::find)
                        .filter(Objects::nonNull)
                        .map(Column::cell)
                        .toList();
        return cells.isEmpty() ? NOTHING : "coalesce(" + String.join(", ", cells) + ")";
    }

    String lower(String... names) {
        return "lower(" + text(names) + ")";
    }

    /** SQL for a cell that holds a JSON object, its braces given back where they are left out. */
    String json(String name) {
        return "coalesce(TRY_CAST(%1$s AS JSON), TRY_CAST('{' || %1$s || '}' AS JSON))"
                .formatted(text(name));
    }

    /** A day, under the header that the file has for it. */
    Cell day(List<String> names, String function) {
        var column = column(names);
        return new Cell(
                column == null ? names.getFirst() : column.header(),
                function + "(" + (column == null ? NOTHING : column.cell()) + ")");
    }

    /** SQL for the exact amount in the first of several columns that the file has. */
    String amount(List<String> names) {
        var column = column(names);
        return column == null ? "CAST(NULL AS DECIMAL(38,24))" : column.amount();
    }

    /** Says which column is needed and missing. */
    void require(Findings findings, boolean declared, List<String> names, String otherwise) {
        if (declared || has(names)) {
            return;
        }
        findings.rejectCell(
                file.file().name(),
                1,
                names.getFirst(),
                null,
                "missing-column",
                "the file has no column "
                        + names.stream().collect(Collectors.joining(" or "))
                        + otherwise);
    }

    private @Nullable Column find(String name) {
        var exact = file.find(name);
        return exact != null
                ? exact
                : file.columns().stream()
                        .filter(column -> nameIn(column.header()).equalsIgnoreCase(name))
                        .findFirst()
                        .orElse(null);
    }

    private static String nameIn(String header) {
        var open = header.lastIndexOf('(');
        return open >= 0 && header.endsWith(")")
                ? header.substring(open + 1, header.length() - 1)
                : "";
    }
}
