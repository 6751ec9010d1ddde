package org.chargebackledger.projections.invoice;

import org.chargebackledger.ledger.invoice.AcceptedDifference;
import org.chargebackledger.ledger.invoice.PrintedInvoice;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One invoice as it is known to be printed.
 *
 * @param id as it is addressed
 * @param position place in the order of recording
 * @param reason why it was corrected; null on the first revision
 * @param answerSha256 of the provider's answer it is read from; null if it was not
 * @param confirmedSha256 of the first answer that said the same of what came from elsewhere; or
 *     null
 * @param acceptance what is proposed or was accepted last; null if nothing
 */
public record KnownInvoice(
        String id,
        long position,
        int revision,
        PrintedInvoice printed,
        String contentHash,
        @Nullable String reason,
        String recordedBy,
        Instant recordedAt,
        @Nullable String answerSha256,
        @Nullable String confirmedSha256,
        @Nullable Acceptance acceptance) {

    /**
     * A difference that somebody proposed to accept.
     *
     * @param approvedBy null while nobody has
     */
    public record Acceptance(
            AcceptedDifference content,
            String contentHash,
            String proposedBy,
            Instant proposedAt,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt) {}

    /** Whether a provider's answer said just this. */
    public boolean isAnswered() {
        return answerSha256 != null || confirmedSha256 != null;
    }

    /** What a second person accepted; null if nobody did. */
    public @Nullable AcceptedDifference accepted() {
        return acceptance == null || acceptance.approvedBy() == null ? null : acceptance.content();
    }
}
