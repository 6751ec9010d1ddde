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
     * Makes a connector; reaches nothing yet.
     *
     * @throws InvalidSettings if a setting is missing, unknown or no sensible value
     */
    Connector open(Settings settings);
}
