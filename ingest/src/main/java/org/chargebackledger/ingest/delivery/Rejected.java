package org.chargebackledger.ingest.delivery;

import org.chargebackledger.ledger.imports.Finding;

import java.util.List;

/** A delivery of which nothing counts, and why. */
public record Rejected(List<Finding> findings) implements Reading {

    @Override
    public void close() {}
}
