package org.chargebackledger.ledger.journal;

import java.util.Map;

/**
 * The decision of two persons by which an entry is posted; who approved it is the entry's actor.
 *
 * @param adjustmentId the proposal: of an adjustment, or of what is done about a material
 *     difference
 * @param contentHash SHA-256 of the canonical JSON of exactly what was approved
 * @param proposedBy who proposed it
 */
public record Approved(String adjustmentId, String contentHash, String proposedBy) {

    /** As it is hashed and served. */
    Map<String, Object> canonical() {
        return Map.of(
                "adjustmentId", adjustmentId,
                "contentHash", contentHash,
                "proposedBy", proposedBy);
    }
}
