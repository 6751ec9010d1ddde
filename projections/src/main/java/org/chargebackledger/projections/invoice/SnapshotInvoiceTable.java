package org.chargebackledger.projections.invoice;

import org.chargebackledger.ledger.bill.CostLines;
import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.imports.CostImportEvent.CostLinesRecorded;
import org.chargebackledger.ledger.invoice.InvoiceLines;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;
import java.util.TreeMap;

import javax.sql.DataSource;

/** Writes what the lines of snapshots come to by invoice id, block by block. */
final class SnapshotInvoiceTable {

    private static final List<TextColumn> KEY =
            List.of(
                    TextColumn.PROVIDER,
                    TextColumn.BILLING_ACCOUNT,
                    TextColumn.INVOICE_ISSUER,
                    TextColumn.CURRENCY,
                    TextColumn.INVOICE_ID);

    private static final String SEPARATOR = "\u0000";

    private final JdbcClient jdbc;

    SnapshotInvoiceTable(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
    }

    void add(CostLinesRecorded block) {
        var sums = new TreeMap<String, InvoiceLines>();
        var lines = block.lines();
        for (var i = 0; i < lines.size(); i++) {
            sums.merge(key(lines, i), one(lines, i), InvoiceLines::plus);
        }
        sums.forEach((key, sum) -> add(block, List.of(key.split(SEPARATOR, -1)), sum));
    }

    void forget(String importId) {
        jdbc.sql("DELETE FROM read_model.snapshot_invoice WHERE import_id = :id")
                .param("id", importId)
                .update();
    }

    void clear() {
        jdbc.sql("TRUNCATE read_model.snapshot_invoice").update();
    }

    private void add(CostLinesRecorded block, List<String> key, InvoiceLines sum) {
        jdbc.sql(
                        """
                        INSERT INTO read_model.snapshot_invoice AS known
                        VALUES (:import, :snapshot, :provider, :account, :issuer, :currency,
                            :invoice, :lines, :rows, :billed, :tax)
                        ON CONFLICT (snapshot_id, provider, billing_account, invoice_issuer,
                            currency, invoice_id)
                        DO UPDATE SET lines = known.lines + EXCLUDED.lines,
                            bill_rows = known.bill_rows + EXCLUDED.bill_rows,
                            billed = known.billed + EXCLUDED.billed,
                            has_tax = known.has_tax OR EXCLUDED.has_tax
                        """)
                .param("import", block.importId())
                .param("snapshot", block.snapshotId())
                .param("provider", key.get(0))
                .param("account", key.get(1))
                .param("issuer", key.get(2))
                .param("currency", key.get(3))
                .param("invoice", key.get(4))
                .param("lines", sum.lines())
                .param("rows", sum.rows())
                .param("billed", sum.billed().toBigDecimal())
                .param("tax", sum.hasTax())
                .update();
    }

    private static String key(CostLines lines, int line) {
        var key = new StringBuilder();
        for (var column : KEY) {
            if (column != KEY.getFirst()) {
                key.append(SEPARATOR);
            }
            key.append(lines.text(column, line));
        }
        return key.toString();
    }

    private static InvoiceLines one(CostLines lines, int line) {
        return new InvoiceLines(
                1,
                lines.rows(line),
                lines.billed(line),
                lines.text(TextColumn.CHARGE_CATEGORY, line).equals("Tax"));
    }
}
