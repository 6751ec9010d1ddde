package org.chargebackledger.ingest.gcpbilling;

import org.chargebackledger.ingest.bill.BillColumns.Cell;
import org.chargebackledger.ingest.bill.TableFile;
import org.chargebackledger.ingest.duckdb.Sql;

/**
 * The cells of an export: a field of a record is a column of its own in CSV ({@code service.id}),
 * and a member of the record's column in JSON and Parquet.
 */
record GcpCells(TableFile file) {

    boolean has(String name) {
        return file.has(name) || file.has(record(name));
    }

    /** SQL for the text of a field; null where it is blank. */
    String text(String name) {
        return file.has(name) || name.indexOf('.') < 0
                ? file.cell(name)
                : "nullif(json_extract_string(TRY_CAST(%s AS JSON), %s), '')"
                        .formatted(file.cell(record(name)), path(name));
    }

    /** SQL for a list or record as JSON. */
    String json(String name) {
        return file.has(name) || name.indexOf('.') < 0
                ? "TRY_CAST(" + file.cell(name) + " AS JSON)"
                : "json_extract(TRY_CAST(%s AS JSON), %s)"
                        .formatted(file.cell(record(name)), path(name));
    }

    Cell cell(String name) {
        return new Cell(file.header(name), text(name));
    }

    private static String record(String name) {
        var dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static String path(String name) {
        return Sql.text("$." + name.substring(name.indexOf('.') + 1));
    }
}
