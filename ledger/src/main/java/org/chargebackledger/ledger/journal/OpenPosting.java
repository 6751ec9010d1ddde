package org.chargebackledger.ledger.journal;

import org.chargebackledger.ledger.bill.SourceAccount;
import org.chargebackledger.ledger.journal.JournalCommand.BeginPosting;
import org.chargebackledger.ledger.journal.JournalEvent.PostingBegun;
import org.chargebackledger.ledger.time.Period;

import java.util.ArrayList;
import java.util.List;

/**
 * A run whose entries are being posted. SNAPSHOT FORMAT: its components are stored.
 *
 * @param digest what was announced
 * @param expectedHeads what was announced
 * @param posted how many entries are posted
 * @param postedDigest {@link PostingDigest} of those
 * @param heads what the heads will be once the posting is complete
 */
record OpenPosting(
        String runId,
        Period period,
        Period originPeriod,
        int entryCount,
        String digest,
        List<Head> expectedHeads,
        int posted,
        String postedDigest,
        List<Head> heads) {

    static OpenPosting of(PostingBegun begun) {
        return new OpenPosting(
                begun.runId(),
                begun.period(),
                begun.originPeriod(),
                begun.entryCount(),
                begun.digest(),
                begun.expectedHeads(),
                0,
                PostingDigest.START,
                begun.expectedHeads().stream()
                        .map(head -> by(begun.runId(), head, head.sequence()))
                        .toList());
    }

    private static Head by(String runId, Head head, long sequence) {
        return new Head(head.originPeriod(), head.account(), runId, sequence);
    }

    boolean is(BeginPosting command) {
        return runId.equals(command.runId())
                && period.equals(command.period())
                && originPeriod.equals(command.originPeriod())
                && entryCount == command.entryCount()
                && digest.equals(command.digest())
                && expectedHeads.equals(command.expectedHeads());
    }

    boolean announces(SourceAccount account) {
        return heads.stream().anyMatch(head -> head.account().equals(account));
    }

    boolean isWhole() {
        return posted == entryCount && postedDigest.equals(digest);
    }

    /** With drafts that are about to be posted; the heads stay. */
    OpenPosting with(List<EntryDraft> drafts) {
        var running = postedDigest;
        for (var draft : drafts) {
            running = PostingDigest.next(running, draft);
        }
        return replaced(posted + drafts.size(), running, heads);
    }

    /** With entries that are posted. */
    OpenPosting after(List<Entry> entries) {
        var moved = new ArrayList<>(heads);
        for (var entry : entries) {
            var account = entry.content().sourceAccount();
            moved.replaceAll(head ->
                    head.account().equals(account) ? by(runId, head, entry.sequence()) : head);
        }
        var drafts = entries.stream().map(Entry::content).toList();
        var counted = with(drafts);
        return replaced(counted.posted, counted.postedDigest, List.copyOf(moved));
    }

    private OpenPosting replaced(int newPosted, String newDigest, List<Head> newHeads) {
        return new OpenPosting(
                runId,
                period,
                originPeriod,
                entryCount,
                digest,
                expectedHeads,
                newPosted,
                newDigest,
                newHeads);
    }
}
