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

    private GroupedRows() {}

    /** SQL for the count; one where the cell is wrong, which its check refuses. */
    public static String count(TableFile file) {
        return file.has(COLUMN) ? "coalesce(" + number(file) + ", 1)" : "1";
    }

    static List<Check> checks(TableFile file) {
        if (!file.has(COLUMN)) {
            return List.of();
        }
        return List.of(
                new Check(
                        "row count",
                        true,
                        "coalesce(" + number(file) + ", 0) < 1",
                        new Cell(file.header(COLUMN), file.cell(COLUMN)),
                        "not-a-count",
                        "no whole number of rows from 1"));
    }

    private static String number(TableFile file) {
        return "TRY_CAST(" + file.cell(COLUMN) + " AS BIGINT)";
    }
}
