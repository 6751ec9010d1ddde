package org.chargebackledger.projections.journal;

import org.chargebackledger.ledger.journal.PeriodStatus;
import org.chargebackledger.ledger.journal.Transition;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * A period and where it stands.
 *
 * @param entries how many of its entries are shown
 * @param lastNumber number of the last entry shown; null when there is none
 * @param head hash of the last entry shown; 64 zeros when there is none
 * @param proposal what waits for a second person; null when nothing does
 */
public record KnownPeriod(
        String book,
        Period period,
        PeriodStatus status,
        int entries,
        @Nullable String lastNumber,
        String head,
        @Nullable OpenProposal proposal,
        List<KnownClose> closes) {

    /** A proposed change of state that nobody has approved yet. */
    public record OpenProposal(
            Transition transition, String reason, String contentHash, String by, Instant at) {}
}
