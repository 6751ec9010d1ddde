package org.chargebackledger.ingest.connector;

import java.util.List;

/** One kind of service that deliveries can be fetched from. */
public interface ConnectorKind {

    /** Its name in configuration, such as {@code opencost}. */
    String name();

    /** What can be configured. */
    List<Setting> settings();

    /** How much of time one fetch covers. */
    SliceLength sliceLength();

    /**
     * Whether it only knows how things are now: then the running day is fetched too, again and
     * again, and a day that is over stays as it was seen last.
     */
    default boolean seesOnlyThePresent() {
        return false;
    }

    /** Whether what it brings are invoices, and no deliveries to import. */
    default boolean bringsInvoices() {
        return false;
    }

    /**
     * Makes a connector; reaches nothing yet.
     *
     * @throws InvalidSettings if a setting is missing, unknown or no sensible value
     */
    Connector open(Settings settings);
}
