package org.chargebackledger.ledger.dispute;

import org.chargebackledger.ledger.audit.Stamp;

/**
 * What can have happened to a cost center's acceptance. STORED FORMAT: names and components are
 * read back for years; see docs/events.
 */
public sealed interface AcceptanceEvent {

    String acceptanceId();

    record ChargesAccepted(String acceptanceId, Accepted accepted, Stamp stamp)
            implements AcceptanceEvent {}
}
