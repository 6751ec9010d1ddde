package org.chargebackledger.ingest.athena;

import org.chargebackledger.ingest.awscur.CurColumns;
import org.chargebackledger.ingest.bill.GroupedRows;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.FetchFailure.Reason;
import org.chargebackledger.ingest.delivery.CsvProblem;
import org.chargebackledger.ingest.delivery.CsvScanner;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a fetched bill adds up to. */
record BillFile(long rows, BigDecimal unblended) {

    /**
     * Adds up a bill.
     *
     * @param columns that it must have, in order
     */
    static BillFile read(Path file, List<String> columns) throws FetchFailure, IOException {
        var count = columns.indexOf(GroupedRows.COLUMN);
        var cost = columns.indexOf(CurColumns.UNBLENDED);
        try (var csv = new CsvScanner(Files.newInputStream(file))) {
            if (!csv.next() || !csv.fields().equals(columns)) {
                throw new FetchFailure(
                        Reason.MALFORMED, "the bill's columns are not those asked for");
            }
            var rows = 0L;
            var unblended = BigDecimal.ZERO;
            while (csv.next()) {
                if (csv.size() != columns.size()) {
                    throw new FetchFailure(
                            Reason.MALFORMED, "row at line %d is cut off".formatted(csv.line()));
                }
                rows += Long.parseLong(csv.fields().get(count));
                var amount = csv.fields().get(cost);
                unblended = amount.isEmpty() ? unblended : unblended.add(new BigDecimal(amount));
            }
            return new BillFile(rows, unblended);
        } catch (CsvProblem | NumberFormatException e) {
            throw new FetchFailure(Reason.MALFORMED, "the bill is no table: " + e.getMessage());
        }
    }

    /**
     * Compares it with what the table adds up to.
     *
     * @throws FetchFailure if something is missing or changed meanwhile
     */
    void require(CurControl control) throws FetchFailure {
        if (rows != control.rows() || unblended.compareTo(control.unblended()) != 0) {
            throw new FetchFailure(
                    Reason.CHANGED,
                    ("the rows fetched are %d with %s, those of the table %d with %s: some are"
                                    + " missing, or the report was written anew meanwhile")
                            .formatted(
                                    rows,
                                    unblended.toPlainString(),
                                    control.rows(),
                                    control.unblended().toPlainString()));
        }
    }
}
