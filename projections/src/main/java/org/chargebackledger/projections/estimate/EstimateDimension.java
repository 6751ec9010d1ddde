package org.chargebackledger.projections.estimate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What estimates can be grouped by. */
public enum EstimateDimension {
    DAY,
    CLUSTER,
    NODE,
    NAMESPACE,
    CATEGORY;

    /** Its name in queries and answers. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its values mean something within one cluster only. */
    boolean isWithinCluster() {
        return this == NODE || this == NAMESPACE;
    }

    public static Optional<EstimateDimension> of(String text) {
        return Arrays.stream(values()).filter(one -> one.text().equals(text)).findFirst();
    }
}
