package org.chargebackledger.ledger.invoice;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.chargebackledger.ledger.audit.Stamp;
import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What can be asked of one invoice. */
public sealed interface InvoiceCommand {

    /**
     * Records what is printed; the same again changes nothing, but that an answer says so is kept.
     * Something else is a correction, a new revision.
     *
     * @param reason why it is corrected; null on the first record
     * @param answerSha256 of the provider's answer that says so; null where it was not fetched
     */
    record RecordInvoice(
            @TargetAggregateIdentifier String invoice,
            PrintedInvoice content,
            @Nullable String reason,
            @Nullable String answerSha256,
            Stamp stamp)
            implements InvoiceCommand {}

    /** Proposes to accept a difference; another proposal takes the place of the one before. */
    record ProposeAcceptance(
            @TargetAggregateIdentifier String invoice, AcceptedDifference content, Stamp stamp)
            implements InvoiceCommand {}

    /**
     * Accepts exactly the difference that has this hash; not by whoever proposed it or recorded the
     * invoice.
     */
    record ApproveAcceptance(
            @TargetAggregateIdentifier String invoice, String contentHash, Stamp stamp)
            implements InvoiceCommand {}

    /** The stream of an invoice; providers and invoice ids may have any characters. */
    static String stream(String book, String provider, String invoiceId) {
        return "invoice/" + book + "/" + encoded(provider) + "/" + encoded(invoiceId);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What decides on them, for whoever configures Axon. */
    static List<Class<?>> decidedBy() {
        return List.of(Invoice.class);
    }
}
