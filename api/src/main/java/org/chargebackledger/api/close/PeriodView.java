package org.chargebackledger.api.close;

import org.chargebackledger.ledger.journal.ChecklistItem;
import org.chargebackledger.ledger.journal.Entry;
import org.chargebackledger.ledger.journal.PeriodStatus;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.journal.KnownClose;
import org.chargebackledger.projections.journal.KnownPeriod;
import org.chargebackledger.projections.journal.KnownPeriod.OpenProposal;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A period as it is served.
 *
 * @param head hash of its last entry
 * @param proposal what waits for a second person
 * @param checklist what closing asks, as it stands now; of a closed period, as it was closed
 */
record PeriodView(
        Period period,
        String book,
        PeriodStatus status,
        @Nullable String lastNumber,
        String head,
        @Nullable OpenProposal proposal,
        List<ChecklistItem> checklist,
        List<CloseView> closes) {

    static PeriodView of(KnownPeriod known, List<ChecklistItem> checklist) {
        return new PeriodView(
                known.period(),
                known.book(),
                known.status(),
                known.lastNumber(),
                known.head(),
                known.proposal(),
                checklist,
                known.closes().stream().map(CloseView::of).toList());
    }

    /** For who sees their own cost centers only: the details name others and their amounts. */
    PeriodView withoutDetails() {
        return new PeriodView(
                period,
                book,
                status,
                lastNumber,
                head,
                proposal,
                checklist.stream()
                        .map(item ->
                                new ChecklistItem(
                                        item.check(), item.met(), item.met() ? "met" : "not met"))
                        .toList(),
                closes);
    }

    /** A period of which no more is known than that it was opened. */
    static PeriodView opened(String book, Period period) {
        return new PeriodView(
                period,
                book,
                PeriodStatus.OPEN,
                null,
                Entry.NO_PREDECESSOR,
                null,
                List.of(),
                List.of());
    }

    /** One close. */
    record CloseView(
            int revision,
            String head,
            int entries,
            long asOf,
            String reason,
            String proposedBy,
            String approvedBy,
            String closedAt,
            String previousClose,
            String closeHash) {

        static CloseView of(KnownClose close) {
            return new CloseView(
                    close.revision(),
                    close.head(),
                    close.entries(),
                    close.asOf(),
                    close.reason(),
                    close.proposedBy(),
                    close.approvedBy(),
                    close.closedAt().toString(),
                    close.previousClose(),
                    close.closeHash());
        }
    }
}
