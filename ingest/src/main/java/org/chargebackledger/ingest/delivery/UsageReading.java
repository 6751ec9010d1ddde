package org.chargebackledger.ingest.delivery;

import org.chargebackledger.ledger.usage.UsageLines;
import org.chargebackledger.ledger.usage.UsageSlice;

import java.util.List;
import java.util.function.Consumer;

/** Readable usage: node, usage, metric or label readings and estimates, in a stated order. */
public non-sealed interface UsageReading extends Reading {

    /** What it is the complete state of, by kind and subject. */
    List<UsageSlice> slices();

    /** Hands over all readings in their stated order, in blocks of one kind each. */
    void lines(Consumer<UsageLines> blocks);
}
