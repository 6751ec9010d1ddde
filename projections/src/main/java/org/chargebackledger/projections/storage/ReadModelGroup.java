package org.chargebackledger.projections.storage;

/**
 * The processing group of everything that is served together. Its events are handled strictly one
 * after the other, in one segment: a page shows all of an event or nothing of it.
 */
public final class ReadModelGroup {

    public static final String NAME = "ledger-read-models";

    private ReadModelGroup() {}
}
