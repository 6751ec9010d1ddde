package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.book.BookMonth;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What can have happened to an allocation run. STORED FORMAT: names and components are read back
 * for years; see docs/events.
 */
public sealed interface RunEvent {

    String runId();

    /**
     * A run was started.
     *
     * @param postingPeriod where it posts; null when that is the inputs' own period
     */
    record RunStarted(
            String runId,
            RunKind kind,
            RunInputs inputs,
            String fingerprint,
            @Nullable Period postingPeriod,
            Stamp stamp)
            implements RunEvent {}

    /** One block of shares; it counts once the run is computed. */
    record SharesRecorded(String runId, int number, List<Share> shares) implements RunEvent {}

    /**
     * All shares of the run are recorded, and this is what they come to.
     *
     * @param savings what is charged, beside other prices; null on runs from before it was kept
     */
    record RunComputed(
            String runId,
            List<AccountOutcome> accounts,
            List<RunFinding> findings,
            int shareChunks,
            String digest,
            @Nullable List<AccountSavings> savings,
            Stamp stamp)
            implements RunEvent {

        /** The outcome of a run that kept no other prices. */
        public RunComputed(
                String runId,
                List<AccountOutcome> accounts,
                List<RunFinding> findings,
                int shareChunks,
                String digest,
                Stamp stamp) {
            this(runId, accounts, findings, shareChunks, digest, null, stamp);
        }
    }

    record RunFailed(String runId, String reason, Stamp stamp) implements RunEvent {}

    /**
     * It is decided what the run posts, and every book is told next.
     *
     * @param books where each book posts its part, the run's own first; null where it is posted in
     *     that one alone, and in events from before it was pinned
     * @param basis digest of what it was decided on, see {@code PostingDigest}; null in events from
     *     before it was pinned
     */
    record RunPostingBegun(
            String runId, @Nullable List<BookMonth> books, @Nullable String basis, Stamp stamp)
            implements RunEvent {}

    /**
     * The run is posted.
     *
     * @param entries numbers of its entries in order; empty when nothing differed from what is
     *     posted
     */
    record RunPosted(String runId, List<String> entries, Stamp stamp) implements RunEvent {}
}
