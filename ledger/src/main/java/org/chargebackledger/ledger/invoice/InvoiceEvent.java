package org.chargebackledger.ledger.invoice;

import org.chargebackledger.ledger.audit.Stamp;
import org.jspecify.annotations.Nullable;

/**
 * What can have happened to an invoice. STORED FORMAT: names and components are read back for
 * years; see docs/events.
 */
public sealed interface InvoiceEvent {

    String invoice();

    /**
     * What is printed became known, or was corrected.
     *
     * @param revision 1, 2, 3 …
     * @param reason why it was corrected; null on the first record
     * @param answerSha256 of the provider's answer that says so; null where it was not fetched
     */
    record InvoiceRecorded(
            String invoice,
            int revision,
            PrintedInvoice content,
            String contentHash,
            @Nullable String reason,
            Stamp stamp,
            @Nullable String answerSha256)
            implements InvoiceEvent {}

    /**
     * A provider's answer said just what is recorded, which had come from elsewhere.
     *
     * @param revision that it said again
     */
    record AnswerConfirmed(String invoice, int revision, String answerSha256, Stamp stamp)
            implements InvoiceEvent {}

    record AcceptanceProposed(
            String invoice, AcceptedDifference content, String contentHash, Stamp stamp)
            implements InvoiceEvent {}

    record AcceptanceApproved(String invoice, String contentHash, Stamp stamp)
            implements InvoiceEvent {}
}
