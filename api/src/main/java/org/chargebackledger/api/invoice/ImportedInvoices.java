package org.chargebackledger.api.invoice;

import java.util.List;

/**
 * What came of a file of invoices.
 *
 * @param recorded how many rows said something new
 * @param unchanged how many were known as they are
 * @param skipped how many were provisional or voided, which an InvoiceDetail dataset says
 * @param invoices as they are addressed, in the order of the file
 */
record ImportedInvoices(int recorded, int unchanged, int skipped, List<String> invoices) {}
