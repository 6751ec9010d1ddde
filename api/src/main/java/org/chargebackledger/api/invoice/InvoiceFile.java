package org.chargebackledger.api.invoice;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A file of invoices: our own form, one row for each, or FOCUS 1.4's InvoiceDetail, whose rows are
 * summed.
 *
 * @param invoices what it asks to be recorded
 * @param skipped invoices that are none yet or none any more
 */
record InvoiceFile(List<Placed> invoices, int skipped) {

    /**
     * One invoice and where it stands.
     *
     * @param line of the file, from 1
     */
    record Placed(int line, InvoiceForm form) {}

    /**
     * What whoever imports a file says besides it.
     *
     * @param provider whose invoices they are, where neither file nor bills say it
     * @param reason why what was recorded before is corrected, where the file has no such column
     */
    record Said(@Nullable String provider, @Nullable String reason) {}

    /** Reads a file; what is wrong with it is found. */
    static InvoiceFile read(
            byte[] content, Said said, List<SourceAccount> accounts, CsvFindings findings) {
        var table = CsvTable.parse(content, findings);
        if (InvoiceDetail.isOne(table.header())) {
            return new InvoiceDetail(said, accounts, findings).read(table);
        }
        InvoiceRow.checkHeader(table.header(), findings);
        var placed = new ArrayList<Placed>();
        for (var row : table.rows()) {
            var before = findings.count();
            var form = InvoiceRow.form(row, findings);
            if (form != null && findings.count() == before) {
                placed.add(new Placed(row.number(), form));
            }
        }
        return new InvoiceFile(List.copyOf(placed), 0);
    }
}
