package org.chargebackledger.api.restatement;

import org.chargebackledger.ledger.restatement.Restatement;
import org.chargebackledger.projections.imports.KnownSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of a bill, beside the one that it superseded or, while it is held, would supersede.
 *
 * @param before null if it is the first of its account and month
 */
public record RestatedSnapshot(
        KnownSnapshot after, @Nullable KnownSnapshot before, Restatement restatement) {}
