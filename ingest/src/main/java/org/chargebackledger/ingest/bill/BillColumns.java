package org.chargebackledger.ingest.bill;

import org.chargebackledger.ledger.bill.TextColumn;

import java.util.List;
import java.util.Map;

/**
 * Where a cost line's parts stand in one file, as SQL over its cells.
 *
 * @param texts for each grain column; {@code TAGS} is a JSON object as delivered
 * @param list exact amount; null where the row has none. Likewise the other three
 * @param extras further exact sums that the source checks afterwards, by name
 * @param share true for a row that splits another row and carries no money of its own
 * @param amounts every column that is read as an amount
 * @param checks what else a row must satisfy
 */
public record BillColumns(
        Map<TextColumn, String> texts,
        Cell periodStart,
        Cell chargeStart,
        Cell chargeEnd,
        String list,
        String contracted,
        String billed,
        String effective,
        Map<String, String> extras,
        String share,
        List<TableFile.Column> amounts,
        List<Check> checks) {

    /** A column's header and the SQL for its text. */
    public record Cell(String header, String sql) {}

    /**
     * Something a row must not be.
     *
     * @param key names the check; the same in every file of a delivery
     * @param wrong SQL, true where the row is wrong
     * @param cell the cell to show
     */
    public record Check(
            String key, boolean rejects, String wrong, Cell cell, String code, String reason) {}
}
