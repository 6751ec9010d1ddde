package org.chargebackledger.ingest.invoices;

import org.chargebackledger.ingest.connector.FetchFailure;
import org.chargebackledger.ingest.connector.Slice;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** A provider's service that lists the invoices of an account, a page at a time. */
sealed interface InvoiceService extends AutoCloseable permits AwsInvoicing, AzureInvoicing {

    /** What its answers are read as. */
    String source();

    /** What is asked for a month, in the service's own language. */
    String question(Slice month);

    /**
     * Asks for a page; it is whole JSON.
     *
     * @param next where the page before says that this one is; null for the first
     */
    String page(Slice month, @Nullable String next) throws FetchFailure, IOException;

    /** Where the page after this one is; null if it is the last. */
    @Nullable String next(AnswerPlace page);

    /** Reads a page. */
    InvoiceAnswer.PageReader reader();

    /** What whoever asks needs, for whom it lacks it. */
    String permission();

    @Override
    void close();
}
