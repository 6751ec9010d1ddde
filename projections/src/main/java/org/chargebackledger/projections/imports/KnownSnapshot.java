package org.chargebackledger.projections.imports;

import org.chargebackledger.ledger.imports.CostSnapshot;

/** A cost snapshot, the delivery it came with, and whether it counts. */
public record KnownSnapshot(
        String importId, String source, SnapshotState state, CostSnapshot snapshot) {}
