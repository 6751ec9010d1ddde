package org.chargebackledger.ledger.journal;

import static org.chargebackledger.ledger.Given.JOURNAL;
import static org.chargebackledger.ledger.Given.complete;
import static org.chargebackledger.ledger.Given.open;
import static org.chargebackledger.ledger.Given.post;
import static org.chargebackledger.ledger.Given.posted;
import static org.chargebackledger.ledger.Given.reverse;
import static org.chargebackledger.ledger.Samples.AWS;
import static org.chargebackledger.ledger.Samples.OCTOBER;
import static org.chargebackledger.ledger.Samples.PREPARER;
import static org.chargebackledger.ledger.Samples.clearing;
import static org.chargebackledger.ledger.Samples.debit;
import static org.chargebackledger.ledger.Samples.head;

import org.chargebackledger.ledger.journal.JournalCommand.BeginPosting;
import org.chargebackledger.ledger.journal.JournalEvent.EntriesPosted;
import org.chargebackledger.ledger.time.Period;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Entries that correct a month: where they are posted, and who takes them back. */
class AdjustmentTest {

    private final JournalUnderTest journal = new JournalUnderTest();

    @Test
    void what_two_persons_decided_is_not_reversed_by_one() {
        var later = Period.parse("2026-11");
        journal.given(posted()).given(List.of(open(later)));
        var trueUp = adjustment(EntryKind.TRUE_UP, "POLICY_CHANGE", "run-2");
        var changed = entryOf("run-2", OCTOBER, head(OCTOBER, "run-1", 2), trueUp);
        var outOfPeriod = adjustment(EntryKind.OUT_OF_PERIOD, "ERROR", "run-3");
        var adjusted = entryOf("run-3", later, head(OCTOBER, "run-2", 3), outOfPeriod);
        journal.refuses(reverse(changed), "adoption-needed");
        journal.refuses(reverse(adjusted), "adoption-needed");

        var corrected = adjustment(EntryKind.TRUE_UP, "ERROR", "run-4");
        journal.accepts(reverse(entryOf("run-4", OCTOBER, head(OCTOBER, "run-3", 4), corrected)));
    }

    @Test
    void a_month_is_adjusted_in_itself_or_in_a_later_one() {
        var earlier = Period.parse("2026-09");
        journal.given(posted()).given(List.of(open(earlier)));
        var draft = adjustment(EntryKind.OUT_OF_PERIOD, "ERROR", "run-2");
        journal.refuses(
                begun("run-2", earlier, head(OCTOBER, "run-1", 2), draft), "posting-before-origin");
    }

    private static EntryDraft adjustment(EntryKind kind, String reason, String runId) {
        return new EntryDraft(
                kind,
                OCTOBER,
                AWS,
                reason,
                runId,
                null,
                null,
                null,
                "what changed",
                List.of(debit("CC-1", 5), clearing(5)));
    }

    private static BeginPosting begun(String runId, Period period, Head head, EntryDraft draft) {
        var digest = PostingDigest.of(List.of(draft));
        return new BeginPosting(
                JOURNAL, runId, period, OCTOBER, 1, digest, List.of(head), PREPARER);
    }

    private Entry entryOf(String runId, Period period, Head head, EntryDraft draft) {
        journal.accepts(begun(runId, period, head, draft));
        journal.accepts(post(runId, 0, List.of(draft)));
        var entry = journal.lastOf(EntriesPosted.class).entries().getLast();
        journal.accepts(complete(runId));
        return entry;
    }
}
