package org.chargebackledger.ledger.masterdata;

import org.chargebackledger.ledger.audit.Stamp;

/**
 * What can have happened to a change of master data. STORED FORMAT: names and components are read
 * back for years; see docs/events.
 */
public sealed interface MasterDataEvent {

    String changeId();

    /**
     * It waits for a second person.
     *
     * @param kind a word such as {@code cost-center}
     * @param content the canonical JSON text that was hashed
     */
    record ChangeProposed(
            String changeId,
            String book,
            String kind,
            String content,
            String contentHash,
            Stamp stamp)
            implements MasterDataEvent {}

    /** From here it holds; it says all again, so that whoever reads it needs no other event. */
    record ChangeApproved(
            String changeId,
            String book,
            String kind,
            String content,
            String contentHash,
            String proposedBy,
            Stamp stamp)
            implements MasterDataEvent {}

    /** It was declined, or withdrawn by whoever had proposed it. */
    record ChangeDeclined(String changeId, String reason, Stamp stamp) implements MasterDataEvent {}

    /** What follows from it is done. */
    record ChangeCompleted(String changeId, Stamp stamp) implements MasterDataEvent {}

    /** It was refused where it had to be carried out: nothing of it holds. */
    record ChangeFailed(String changeId, String reason, Stamp stamp) implements MasterDataEvent {}
}
