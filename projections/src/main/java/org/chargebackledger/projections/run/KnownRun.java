package org.chargebackledger.projections.run;

import org.chargebackledger.ledger.book.BookMonth;
import org.chargebackledger.ledger.run.AccountOutcome;
import org.chargebackledger.ledger.run.RunFinding;
import org.chargebackledger.ledger.run.RunInputs;
import org.chargebackledger.ledger.run.RunKind;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * One allocation run.
 *
 * @param position place in the order of starting
 * @param head whether it was posted last for its period
 * @param postingPeriod where it posts: the inputs' own period, or a later one
 * @param books where each book posts its part, the run's own first; empty before it is decided, and
 *     where that is the only one
 * @param shareChunks how many blocks of shares it has; null before it is computed
 * @param digest of its shares; null before it is computed
 * @param failure why it failed; null if it did not
 * @param entries numbers of the entries it posted
 */
public record KnownRun(
        long position,
        String runId,
        RunKind kind,
        RunStatus status,
        boolean head,
        RunInputs inputs,
        String fingerprint,
        Period postingPeriod,
        List<BookMonth> books,
        @Nullable Integer shareChunks,
        @Nullable String digest,
        @Nullable String failure,
        List<AccountOutcome> accounts,
        List<RunFinding> findings,
        List<String> entries,
        String startedBy,
        Instant startedAt) {

    /** One total for each source account. */
    public List<RunTotal> totals() {
        return accounts.stream().map(RunTotal::of).toList();
    }
}
