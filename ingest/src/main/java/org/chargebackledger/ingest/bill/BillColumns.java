package org.chargebackledger.ingest.bill;

import org.chargebackledger.ledger.bill.TextColumn;
import org.jspecify.annotations.Nullable;

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
 * @param division how share rows divide others; null where they do not
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
        List<Check> checks,
        @Nullable Division division) {

    /** Of a format whose rows are all money. */
    public BillColumns(
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
        this(
                texts,
                periodStart,
                chargeStart,
                chargeEnd,
                list,
                contracted,
                billed,
                effective,
                extras,
                share,
                amounts,
                checks,
                null);
    }

    /**
     * How share rows divide the rows of a resource that were charged for the same time. A share row
     * has the divided resource as its {@code RESOURCE}, and names its consumer.
     *
     * @param divisible true for a row that share rows may divide
     * @param used weight of what a share row's consumer took
     * @param unused weight of what nobody took, stated on the consumers' rows
     * @param whole what a divisible row adds to the amount that the weights should sum to
     */
    public record Division(String divisible, String used, String unused, String whole) {}

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
