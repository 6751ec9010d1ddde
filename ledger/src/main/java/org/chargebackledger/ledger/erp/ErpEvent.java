package org.chargebackledger.ledger.erp;

import org.chargebackledger.ledger.audit.Stamp;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What can have happened to an entry on its way into the finance system. STORED FORMAT: names and
 * components are read back for years; see docs/events.
 */
public sealed interface ErpEvent {

    /** How the finance system answered. */
    enum Status {
        POSTED,
        REJECTED
    }

    /**
     * The finance system answered for one entry; a rejected one may be answered again.
     *
     * @param documentNumber its own number for the document; null when it gave none
     */
    record JournalAcknowledged(
            String deliveryId,
            String number,
            Status status,
            @Nullable String documentNumber,
            List<String> reasons,
            Stamp stamp)
            implements ErpEvent {}
}
