package org.chargebackledger.ledger.run;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.book.BookMonth;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** What can be asked of one allocation run. */
public sealed interface RunCommand {

    /**
     * Starts a run on pinned inputs.
     *
     * @param postingPeriod where it posts; null when that is the inputs' own period
     */
    record StartRun(
            @TargetAggregateIdentifier String runId,
            RunKind kind,
            RunInputs inputs,
            @Nullable Period postingPeriod,
            Stamp stamp)
            implements RunCommand {

        /** Starts a run that posts into the period it is of. */
        public StartRun(String runId, RunKind kind, RunInputs inputs, Stamp stamp) {
            this(runId, kind, inputs, null, stamp);
        }
    }

    /** Records one block of shares in its own stream; repeating it is harmless. */
    record RecordShares(
            @TargetAggregateIdentifier String chunkId, String runId, int number, List<Share> shares)
            implements RunCommand {}

    /**
     * Records the outcome; all shares must be recorded.
     *
     * @param digest SHA-256 over all shares in their stated order
     * @param savings what is charged, beside other prices; the same inputs give the same
     */
    record CompleteRun(
            @TargetAggregateIdentifier String runId,
            List<AccountOutcome> accounts,
            List<RunFinding> findings,
            int shareChunks,
            String digest,
            List<AccountSavings> savings,
            Stamp stamp)
            implements RunCommand {}

    record FailRun(@TargetAggregateIdentifier String runId, String reason, Stamp stamp)
            implements RunCommand {}

    /**
     * Pins what a run posts before any journal is told: from here it is not judged again. As long
     * as no journal is told it is asked again, and refused if it would post something else by then.
     *
     * @param books where each posts its part, the run's own first; null where it is the only one
     * @param basis digest of where its month stands and of what is posted to it; null where nothing
     *     is compared
     */
    record MarkRunPosting(
            @TargetAggregateIdentifier String runId,
            @Nullable List<BookMonth> books,
            @Nullable String basis,
            Stamp stamp)
            implements RunCommand {}

    /** Says that a journal refused what the run announced, and that no journal has it. */
    record RefuseRun(@TargetAggregateIdentifier String runId, String reason, Stamp stamp)
            implements RunCommand {}

    /** Says that the journal has posted all of the run's entries. */
    record MarkRunPosted(@TargetAggregateIdentifier String runId, List<String> entries, Stamp stamp)
            implements RunCommand {}

    /** The stream that holds one block of shares of a run. */
    static String chunkId(String runId, int number) {
        return runId + "/shares/" + number;
    }

    /** What decides on them, for whoever configures Axon. */
    static List<Class<?>> decidedBy() {
        return List.of(AllocationRun.class, ShareChunk.class);
    }
}
