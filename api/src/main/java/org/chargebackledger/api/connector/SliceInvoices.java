package org.chargebackledger.api.connector;

import org.chargebackledger.api.delivery.DeliveryStore;
import org.chargebackledger.api.invoice.FetchedInvoices;
import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.Fetched;
import org.chargebackledger.ingest.invoices.InvoiceAnswer;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;

/** Keeps the answer of a service that lists invoices, and has them recorded. */
@Component
class SliceInvoices {

    private static final Logger LOG = LoggerFactory.getLogger(SliceInvoices.class);

    private final DeliveryStore store;
    private final FetchedInvoices invoices;

    SliceInvoices(DeliveryStore store, FetchedInvoices invoices) {
        this.store = store;
        this.invoices = invoices;
    }

    /** Records all invoices of a slice, or none. */
    void record(ConfiguredConnector connector, Fetched fetched, Stamp stamp)
            throws FetchFailure, RejectedFetch, IOException {
        for (var part : fetched.deliveries()) {
            var answer = InvoiceAnswer.of(part);
            var kept = new HashMap<String, String>();
            for (var file : part.files()) {
                try (var content = Files.newInputStream(file.path())) {
                    kept.put(file.name(), store.keep(file.name(), content).sha256());
                }
            }
            try {
                var news = invoices.record(connector.book(), answer, kept, stamp);
                LOG.info(
                        "{} lists {} invoices, {} of them new, and {} that ask for nothing",
                        connector,
                        answer.invoices().size(),
                        news,
                        answer.skipped());
            } catch (Refusal refusal) {
                throw new RejectedFetch(String.valueOf(refusal.getMessage()));
            }
        }
    }
}
