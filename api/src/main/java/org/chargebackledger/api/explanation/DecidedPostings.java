package org.chargebackledger.api.explanation;

import org.chargebackledger.api.explanation.Explanation.Lines;
import org.chargebackledger.api.journal.KeyView;
import org.chargebackledger.ledger.journal.Entry;
import org.chargebackledger.ledger.money.Exact;
import org.chargebackledger.projections.adjustment.Adjustments;
import org.chargebackledger.projections.journal.JournalEntries;
import org.chargebackledger.projections.journal.KnownPosting;
import org.springframework.stereotype.Component;

import java.util.List;

/**
 * Explains postings that no run computed: by the decision of two persons, or by a printed invoice.
 */
@Component
final class DecidedPostings {

    private final JournalEntries entries;
    private final Adjustments adjustments;

    DecidedPostings(JournalEntries entries, Adjustments adjustments) {
        this.entries = entries;
        this.adjustments = adjustments;
    }

    Explanation explain(String book, KnownPosting posting) {
        var entry = entries.find(book, posting.number()).orElseThrow();
        var approved = entry.content().approved();
        var decision =
                approved == null
                        ? null
                        : Decision.of(adjustments.find(approved.adjustmentId()).orElseThrow());
        var of = posting.posting();
        var key = of.key();
        var reversed = posting.reverses();
        var position = posting.id().substring(posting.id().lastIndexOf('-'));
        var said = decision == null ? rounding(entry) : decision.sentence();
        var sentence =
                reversed == null
                        ? said
                        : "This takes back %s, because the bill is posted. It said: %s"
                                .formatted(reversed, said);
        return new Explanation(
                posting.id(),
                posting.number(),
                posting.period(),
                posting.originPeriod(),
                of.account(),
                of.costCenter(),
                key == null ? null : KeyView.of(key),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                of.exact(),
                of.signed(),
                of.roundingUnits(),
                reversed == null ? null : reversed + position,
                List.of(),
                new Lines(
                        "posting=" + posting.id(),
                        0,
                        0,
                        Exact.ZERO,
                        Exact.ZERO,
                        Exact.ZERO,
                        List.of()),
                null,
                null,
                null,
                null,
                null,
                null,
                decision,
                sentence,
                null);
    }

    /** Nobody decides on what rounding explains: the invoice does. */
    private static String rounding(Entry entry) {
        return "%s: what it prints, less what is posted for its lines and was rounded before."
                .formatted(entry.content().description());
    }
}
