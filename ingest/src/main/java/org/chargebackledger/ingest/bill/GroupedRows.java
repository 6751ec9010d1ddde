package org.chargebackledger.ingest.bill;

import org.chargebackledger.ingest.bill.BillColumns.Cell;
import org.chargebackledger.ingest.bill.BillColumns.Check;

import java.util.List;

/**
 * How many of the provider's rows one row of a file stands for: one, unless a warehouse has grouped
 * them and says so in a column of its own. Rows of a group agree in everything but their amounts,
 * and in which of these are blank.
 */
public final class GroupedRows {

    /** Named as FOCUS has custom columns. */
    public static final String COLUMN = "x_row_count";

    /** How many of them had more decimals than amounts here have. */
    public static final String ROUNDED = "x_rounded_rows";

    private GroupedRows() {}

    /** SQL for the count; one where the cell is wrong, which its check refuses. */
    public static String count(TableFile file) {
        return file.has(COLUMN) ? "coalesce(" + number(file, COLUMN) + ", 1)" : "1";
    }

    static List<Check> checks(TableFile file) {
        if (!file.has(COLUMN)) {
            return List.of();
        }
        return List.of(
                new Check(
                        "row count",
                        true,
                        "coalesce(" + number(file, COLUMN) + ", 0) < 1",
                        new Cell(file.header(COLUMN), file.cell(COLUMN)),
                        "not-a-count",
                        "no whole number of rows from 1"),
                new Check(
                        "rounded rows",
                        false,
                        "coalesce(" + number(file, ROUNDED) + ", 0) > 0",
                        new Cell(file.header(ROUNDED), file.cell(ROUNDED)),
                        "rounded-rows",
                        "amounts with more than 24 decimals were rounded before they were grouped,"
                                + " as the connector's settings ask"));
    }

    private static String number(TableFile file, String column) {
        return "TRY_CAST(" + file.cell(column) + " AS BIGINT)";
    }
}
