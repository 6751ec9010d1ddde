package org.chargebackledger.ledger.journal;

import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What can have happened to a book's journal. STORED FORMAT: names and components are read back for
 * years; see docs/events.
 */
public sealed interface JournalEvent {

    String journalId();

    record PeriodOpened(String journalId, Period period, Stamp stamp) implements JournalEvent {}

    record PostingBegun(
            String journalId,
            String runId,
            Period period,
            Period originPeriod,
            int entryCount,
            String digest,
            List<Head> expectedHeads,
            Stamp stamp)
            implements JournalEvent {}

    /**
     * Entries were numbered, chained and posted.
     *
     * @param runId empty for entries that belong to no run
     * @param firstOrdinal position of the first one in its run, from 0
     */
    record EntriesPosted(
            String journalId, Period period, String runId, int firstOrdinal, List<Entry> entries)
            implements JournalEvent {}

    /** All entries of a run are posted: from here read models show them. */
    record PostingCompleted(
            String journalId,
            String runId,
            Period period,
            Period originPeriod,
            int entryCount,
            List<Head> heads,
            Stamp stamp)
            implements JournalEvent {}

    /** An announcement was taken back before any of its entries was posted. */
    record PostingAbandoned(
            String journalId, String runId, Period period, Period originPeriod, Stamp stamp)
            implements JournalEvent {}

    /**
     * A change of state was proposed.
     *
     * @param head hash of the period's last entry then; null of old proposals
     */
    record TransitionProposed(
            String journalId,
            Period period,
            Transition transition,
            String reason,
            String contentHash,
            @Nullable String head,
            Stamp stamp)
            implements JournalEvent {}

    /**
     * Two persons soft-closed a period.
     *
     * @param contentHash of the proposal, as the approver named it; null if they named none
     */
    record PeriodSoftClosed(
            String journalId, Period period, @Nullable String contentHash, Stamp stamp)
            implements JournalEvent {}

    /**
     * A period was closed.
     *
     * @param revision 1 for the first close of the period, then 2, 3 …
     * @param head hash of the period's last entry; 64 zeros when it has none
     * @param entries how many entries the period has
     * @param asOf the book's last entry sequence at the close
     * @param contentHash of the proposal, as the approver named it; null if they named none
     * @param previousClose hash of the book's close before this one; 64 zeros on the first
     * @param closeHash SHA-256 of the canonical JSON of the close, {@code previousClose} included
     */
    record PeriodClosed(
            String journalId,
            Period period,
            int revision,
            String head,
            int entries,
            long asOf,
            List<Head> runs,
            List<ChecklistItem> checklist,
            String reason,
            String proposedBy,
            @Nullable String contentHash,
            String previousClose,
            String closeHash,
            Stamp stamp)
            implements JournalEvent {

        /** What {@link #closeHash} must be. */
        public String computedHash() {
            return CanonicalJson.hash(canonical());
        }

        /** What is hashed: the close without its own hash. */
        public Map<String, Object> canonical() {
            var json = new LinkedHashMap<String, Object>();
            json.put("journalId", journalId);
            json.put("period", period.toString());
            json.put("revision", revision);
            json.put("head", head);
            json.put("entries", entries);
            json.put("asOf", asOf);
            json.put("runs", runs.stream().map(Head::canonical).toList());
            json.put("checklist", checklist.stream().map(ChecklistItem::canonical).toList());
            json.put("reason", reason);
            json.put("proposedBy", proposedBy);
            if (contentHash != null) {
                json.put("contentHash", contentHash);
            }
            json.put("approvedBy", stamp.actor());
            json.put("closedAt", stamp.at().toString());
            json.put("previousClose", previousClose);
            return json;
        }

        PeriodClosed hashed() {
            return new PeriodClosed(
                    journalId,
                    period,
                    revision,
                    head,
                    entries,
                    asOf,
                    runs,
                    checklist,
                    reason,
                    proposedBy,
                    contentHash,
                    previousClose,
                    computedHash(),
                    stamp);
        }
    }

    /**
     * A closed period is closed for good.
     *
     * @param contentHash of the proposal, as the approver named it; null if they named none
     */
    record PeriodPermanentlyClosed(
            String journalId,
            Period period,
            String reason,
            String proposedBy,
            @Nullable String contentHash,
            Stamp stamp)
            implements JournalEvent {}

    /**
     * A closed period takes postings again.
     *
     * @param contentHash of the proposal, as the approver named it; null if they named none
     */
    record PeriodReopened(
            String journalId,
            Period period,
            String reason,
            String proposedBy,
            @Nullable String contentHash,
            Stamp stamp)
            implements JournalEvent {}
}
