package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.bill.SourceAccount;

/** What stays with cost wherever it goes: whose bill it is on, and what it was charged for. */
record Charge(SourceAccount account, String category, String service) {}
