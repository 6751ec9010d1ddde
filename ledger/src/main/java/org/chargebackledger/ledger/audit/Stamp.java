package org.chargebackledger.ledger.audit;

import java.time.Instant;

/** Who gave a command and when, as it came with the command: the core has no clock of its own. */
public record Stamp(String actor, Instant at) {}
