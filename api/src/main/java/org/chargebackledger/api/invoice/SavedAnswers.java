package org.chargebackledger.api.invoice;

import org.chargebackledger.api.delivery.DeliveryStore;
import org.chargebackledger.api.invoice.InvoiceFile.Said;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.invoices.InvoiceAnswer;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.invoice.InvoiceOrigin;
import org.springframework.stereotype.Component;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Records the invoices of a provider's answer that somebody saved as a file. */
@Component
class SavedAnswers {

    private final FetchedInvoices invoices;
    private final DeliveryStore store;

    SavedAnswers(FetchedInvoices invoices, DeliveryStore store) {
        this.invoices = invoices;
        this.store = store;
    }

    ImportedInvoices add(String book, String file, byte[] content, Said said, Stamp stamp)
            throws IOException {
        InvoiceAnswer answer;
        try {
            var text = new String(content, StandardCharsets.UTF_8);
            answer = InvoiceAnswer.saved(file, text, said.provider());
        } catch (FetchFailure failure) {
            throw Refusal.invalid("invoices-rejected", String.valueOf(failure.getMessage()));
        }
        var kept = store.keep(file, new ByteArrayInputStream(content)).sha256();
        return invoices.record(
                new FetchedInvoices.Source(
                        book, InvoiceOrigin.FILE, said.reason(), Map.of(file, kept)),
                answer,
                stamp);
    }
}
