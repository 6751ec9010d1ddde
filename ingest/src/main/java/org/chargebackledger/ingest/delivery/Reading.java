package org.chargebackledger.ingest.delivery;

import org.chargebackledger.ledger.imports.Finding;

import java.util.List;

/** What a delivery turned out to be. Its blocks can be read until it is closed. */
public sealed interface Reading extends AutoCloseable permits CostReading, UsageReading, Rejected {

    /** What was noticed; only a rejected delivery has findings that reject. */
    List<Finding> findings();

    @Override
    void close();
}
