package org.chargebackledger.api.invoice;

import org.chargebackledger.api.invoice.InvoiceFile.Said;
import org.chargebackledger.api.work.UpToDate;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.invoice.InvoiceOrigin;
import org.chargebackledger.ledger.invoice.PrintedInvoice;
import org.chargebackledger.projections.imports.CostSnapshots;
import org.chargebackledger.projections.invoice.InvoiceProjection;
import org.chargebackledger.projections.invoice.Invoices;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;

/** Records the invoices of a file: all of them are looked at before the first is recorded. */
@Component
class InvoiceImport {

    private final InvoiceService service;
    private final Invoices invoices;
    private final CostSnapshots snapshots;
    private final UpToDate upToDate;

    InvoiceImport(
            InvoiceService service, Invoices invoices, CostSnapshots snapshots, UpToDate upToDate) {
        this.service = service;
        this.invoices = invoices;
        this.snapshots = snapshots;
        this.upToDate = upToDate;
    }

    /** A row and what it says. */
    private record Row(InvoiceForm form, PrintedInvoice printed, boolean isKnown) {}

    ImportedInvoices add(String book, String file, byte[] content, Said said, Stamp stamp) {
        upToDate.await();
        var findings = new CsvFindings(file);
        var read = InvoiceFile.read(content, said, snapshots.sourceAccounts(book), findings);
        var rows = new ArrayList<Row>();
        var seen = new HashSet<String>();
        for (var line : read.invoices()) {
            var row = row(book, line, seen, findings);
            if (row != null) {
                rows.add(row);
            }
        }
        findings.requireNone();
        rows.stream()
                .filter(row -> !row.isKnown())
                .forEach(row -> service.record(row.printed(), row.form().reason(), null, stamp));
        service.round(book);
        var known = (int) rows.stream().filter(Row::isKnown).count();
        return new ImportedInvoices(
                rows.size() - known,
                known,
                read.skipped(),
                rows.stream().map(row -> InvoiceProjection.id(row.printed().stream())).toList());
    }

    private @Nullable Row row(
            String book, InvoiceFile.Placed line, Set<String> seen, CsvFindings findings) {
        var form = line.form();
        PrintedInvoice printed;
        try {
            printed = service.printed(book, form);
        } catch (Refusal refusal) {
            findings.add(line.line(), "billing_account", String.valueOf(refusal.getMessage()));
            return null;
        }
        if (!seen.add(printed.stream())) {
            findings.add(line.line(), "invoice_id", "stands twice in the file");
        }
        var known = invoices.find(InvoiceProjection.id(printed.stream()));
        var same = known.filter(one -> one.contentHash().equals(printed.hash())).isPresent();
        if (known.isPresent() && !same && form.reason() == null) {
            findings.add(
                    line.line(),
                    "reason",
                    "is recorded otherwise, as revision %d: a correction gives a reason"
                            .formatted(known.get().revision()));
        }
        if (known.isEmpty()
                && form.reason() != null
                && form.origin() != InvoiceOrigin.INVOICE_DETAIL) {
            findings.add(line.line(), "reason", "nothing is recorded that it would correct");
        }
        return new Row(known.isEmpty() ? form.withoutReason() : form, printed, same);
    }
}
