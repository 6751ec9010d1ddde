package org.chargebackledger.ledger.journal;

import java.util.Map;

/**
 * The other half of an entry that two books share: what one is owed, the other owes. Both halves
 * are posted or neither is.
 *
 * @param pairId the same in both halves
 * @param book where the other half is
 * @param entity whose book that is
 */
public record Counterpart(String pairId, String book, String entity) {

    /** As it is hashed and served. */
    Map<String, Object> canonical() {
        return Map.of("id", pairId, "book", book, "entity", entity);
    }
}
