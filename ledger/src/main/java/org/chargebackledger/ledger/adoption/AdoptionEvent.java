package org.chargebackledger.ledger.adoption;

import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.time.Period;

import java.util.List;

/**
 * What can have happened to an adoption. STORED FORMAT: names and components are read back for
 * years; see docs/events.
 */
public sealed interface AdoptionEvent {

    String adoptionId();

    record AdoptionProposed(
            String adoptionId, AdoptionContent content, String contentHash, Stamp stamp)
            implements AdoptionEvent {}

    /** From here its months are posted; the version governs each once that is done. */
    record AdoptionApproved(String adoptionId, String contentHash, Stamp stamp)
            implements AdoptionEvent {}

    record AdoptionCompleted(String adoptionId, List<String> runs, Stamp stamp)
            implements AdoptionEvent {}

    /**
     * The adoption ended before all of its months were posted.
     *
     * @param posted the months that were; the version governs them only
     */
    record AdoptionFailed(String adoptionId, String reason, List<Period> posted, Stamp stamp)
            implements AdoptionEvent {}
}
