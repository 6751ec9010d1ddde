package org.chargebackledger.api.invoice;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.invoice.InvoiceOrigin;
import org.chargebackledger.ledger.invoice.MatchState;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.invoice.KnownInvoice;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * An invoice as it is served.
 *
 * @param id as it is addressed; the provider's own is {@code invoiceId}
 * @param state how it stands to the lines of the current bill
 * @param compared what is compared: the total, without the tax where the lines have none
 * @param lines how many cost lines carry it
 * @param rows how many rows of the bill they sum
 * @param exact what they come to
 * @param billed that in the currency's digits
 * @param difference compared minus exact
 * @param rounding what is posted, or will be once the bill is
 * @param answerSha256 of the provider's answer that says so, which is kept; absent if not fetched
 * @param reason why it was corrected
 * @param entries that post its rounding
 * @param revisions all that was recorded, oldest first; absent in lists
 */
record InvoiceView(
        String id,
        String invoiceId,
        int revision,
        MatchState state,
        SourceAccount sourceAccount,
        Period billingPeriod,
        LocalDate issueDate,
        @Nullable LocalDate dueDate,
        Money total,
        @Nullable Money tax,
        @Nullable String document,
        @Nullable String documentSha256,
        InvoiceOrigin origin,
        Money compared,
        boolean taxLeftOut,
        long lines,
        long rows,
        Exact exact,
        Money billed,
        Exact difference,
        Exact tolerance,
        Money rounding,
        String contentHash,
        @Nullable String reason,
        String recordedBy,
        Instant recordedAt,
        @Nullable String answerSha256,
        @Nullable Acceptance acceptance,
        @Nullable List<String> entries,
        @Nullable List<Revision> revisions) {

    /**
     * A difference that is proposed to be accepted, or was.
     *
     * @param contentHash what an approval must name
     * @param holds whether it is of what is printed and billed now
     */
    record Acceptance(
            Money printed,
            Exact lines,
            String reason,
            String contentHash,
            boolean holds,
            String proposedBy,
            Instant proposedAt,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt) {}

    /** What was recorded once. */
    record Revision(
            int revision,
            Money total,
            @Nullable Money tax,
            SourceAccount sourceAccount,
            Period billingPeriod,
            String contentHash,
            @Nullable String reason,
            String recordedBy,
            Instant recordedAt,
            InvoiceOrigin origin,
            @Nullable String answerSha256,
            @Nullable String confirmedSha256) {

        static Revision of(KnownInvoice known) {
            var printed = known.printed();
            return new Revision(
                    known.revision(),
                    printed.total(),
                    printed.tax(),
                    printed.sourceAccount(),
                    printed.billingPeriod(),
                    known.contentHash(),
                    known.reason(),
                    known.recordedBy(),
                    known.recordedAt(),
                    printed.origin(),
                    known.answerSha256(),
                    known.confirmedSha256());
        }
    }

    static InvoiceView of(
            MatchedInvoice one,
            @Nullable List<String> entries,
            @Nullable List<KnownInvoice> revisions) {
        var known = one.invoice();
        var printed = known.printed();
        var match = one.match();
        return new InvoiceView(
                known.id(),
                printed.invoiceId(),
                known.revision(),
                match.state(),
                printed.sourceAccount(),
                printed.billingPeriod(),
                printed.issueDate(),
                printed.dueDate(),
                printed.total(),
                printed.tax(),
                printed.document(),
                printed.documentSha256(),
                printed.origin(),
                match.printed(),
                match.taxLeftOut(),
                match.lines(),
                match.rows(),
                match.exact(),
                match.billed(),
                match.difference(),
                match.tolerance(),
                one.rounding(),
                known.contentHash(),
                known.reason(),
                known.recordedBy(),
                known.recordedAt(),
                known.answerSha256(),
                acceptance(one),
                entries,
                revisions == null ? null : revisions.stream().map(Revision::of).toList());
    }

    private static @Nullable Acceptance acceptance(MatchedInvoice one) {
        var known = one.invoice().acceptance();
        if (known == null) {
            return null;
        }
        var content = known.content();
        return new Acceptance(
                content.printed(),
                content.lines(),
                content.reason(),
                known.contentHash(),
                content.revision() == one.invoice().revision()
                        && content.printed().equals(one.match().printed())
                        && content.lines().equals(one.match().exact()),
                known.proposedBy(),
                known.proposedAt(),
                known.approvedBy(),
                known.approvedAt());
    }
}
