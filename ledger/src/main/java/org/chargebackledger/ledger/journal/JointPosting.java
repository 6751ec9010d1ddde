package org.chargebackledger.ledger.journal;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.journal.JournalCommand.AbandonPosting;
import org.chargebackledger.ledger.journal.JournalCommand.BeginPosting;
import org.chargebackledger.ledger.journal.JournalCommand.CompletePosting;
import org.chargebackledger.ledger.journal.JournalCommand.OpenPeriod;
import org.chargebackledger.ledger.journal.JournalCommand.PostEntries;
import org.chargebackledger.ledger.time.Period;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * A run's entries in every book that has some, posted in all of them or in none. Each step may be
 * repeated after a crash: what is announced keeps every period open, so that nothing can be refused
 * once the last book has taken its announcement.
 *
 * @param parts the first is the run's own book, which is completed last: until then the run is not
 *     posted
 */
public record JointPosting(String runId, Period originPeriod, List<Part> parts) {

    /**
     * Postings a command carries at most: about 400 bytes each, and a command stays below 256 KB.
     */
    private static final int POSTINGS_PER_BATCH = 600;

    /**
     * What one book posts.
     *
     * @param period where; each book has its own earliest open one
     * @param expectedHeads none where the entries only mirror those of the run's own book
     * @param stamp whoever it is posted by in this book
     */
    public record Part(
            String journalId,
            Period period,
            List<Head> expectedHeads,
            List<EntryDraft> drafts,
            Stamp stamp) {}

    public JointPosting {
        parts = List.copyOf(parts);
    }

    /**
     * Announces the entries in every book.
     *
     * @throws Refusal if a book refuses; nothing is announced in any of them then
     * @throws IllegalStateException if it refuses although some of it is posted already
     */
    public void begin(Journals journals) {
        var begun = new ArrayDeque<Part>();
        try {
            for (var part : parts) {
                announce(part, journals);
                begun.push(part);
            }
        } catch (Refusal refusal) {
            begun.forEach(part -> abandon(part, journals, refusal));
            throw refusal;
        }
    }

    /** What is posted is never left without its other half, and so never abandoned. */
    private void abandon(Part part, Journals journals, Refusal because) {
        try {
            journals.decide(new AbandonPosting(part.journalId(), runId, part.stamp()));
        } catch (Refusal refusal) {
            because.addSuppressed(refusal);
            throw new IllegalStateException(
                    "run " + runId + " is posted in part, and refused elsewhere", because);
        }
    }

    /**
     * A run opens its month implicitly, in other books too. One that took the announcement before
     * is not asked to: it may have completed the posting and closed the month since.
     */
    private void announce(Part part, Journals journals) {
        var announcement = announcement(part);
        try {
            journals.decide(announcement);
        } catch (Refusal refusal) {
            if (!refusal.type().equals("period-not-open")) {
                throw refusal;
            }
            journals.decide(new OpenPeriod(part.journalId(), part.period(), part.stamp()));
            journals.decide(announcement);
        }
    }

    private BeginPosting announcement(Part part) {
        return new BeginPosting(
                part.journalId(),
                runId,
                part.period(),
                originPeriod,
                part.drafts().size(),
                PostingDigest.of(part.drafts()),
                part.expectedHeads(),
                part.stamp());
    }

    /** Posts what is announced and completes it; the run's own book last. */
    public void post(Journals journals) {
        for (var part : parts) {
            var ordinal = 0;
            for (var batch : batches(part.drafts())) {
                journals.decide(
                        new PostEntries(part.journalId(), runId, ordinal, batch, part.stamp()));
                ordinal += batch.size();
            }
        }
        parts.reversed()
                .forEach(part ->
                        journals.decide(
                                new CompletePosting(part.journalId(), runId, part.stamp())));
    }

    private static List<List<EntryDraft>> batches(List<EntryDraft> drafts) {
        var batches = new ArrayList<List<EntryDraft>>();
        var batch = new ArrayList<EntryDraft>();
        var postings = 0;
        for (var draft : drafts) {
            if (!batch.isEmpty() && postings + draft.postings().size() > POSTINGS_PER_BATCH) {
                batches.add(List.copyOf(batch));
                batch.clear();
                postings = 0;
            }
            batch.add(draft);
            postings += draft.postings().size();
        }
        if (!batch.isEmpty()) {
            batches.add(List.copyOf(batch));
        }
        return batches;
    }
}
