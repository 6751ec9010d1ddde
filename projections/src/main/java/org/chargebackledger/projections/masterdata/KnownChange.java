package org.chargebackledger.projections.masterdata;

import org.chargebackledger.ledger.masterdata.ChangeStatus;
import org.chargebackledger.ledger.masterdata.Members;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One change of master data.
 *
 * @param position place in the order of proposing
 * @param content canonical JSON text
 * @param decidedBy who approved or declined it; null before, likewise when
 * @param answer why it was declined, or why it failed; null otherwise
 */
public record KnownChange(
        long position,
        String changeId,
        String book,
        String kind,
        String content,
        String contentHash,
        ChangeStatus status,
        String proposedBy,
        Instant proposedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String answer) {

    public Members members() {
        return Members.of(content);
    }
}
