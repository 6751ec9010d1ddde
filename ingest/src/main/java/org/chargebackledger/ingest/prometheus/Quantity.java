package org.chargebackledger.ingest.prometheus;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a question asks for. */
enum Quantity {
    CPU_REQUEST(true, false),
    CPU_USED(true, false),
    RAM_REQUEST(true, false),
    RAM_USED(true, false),
    GPU_REQUEST(false, false),
    NETWORK(false, false),
    VOLUMES(false, false),
    NODE_CPU(true, true),
    NODE_RAM(true, true),
    NODE_GPU(false, true),
    NODE_ID(false, false),
    METRIC(false, false);

    private final boolean isRequired;
    private final boolean isSeries;

    Quantity(boolean isRequired, boolean isSeries) {
        this.isRequired = isRequired;
        this.isSeries = isSeries;
    }

    /** Whether every cluster has it all the time, so that an answer without it lacks samples. */
    boolean isRequired() {
        return isRequired;
    }

    /** Whether it is asked point by point, because what exists when is part of the answer. */
    boolean isSeries() {
        return isSeries;
    }

    boolean isOfPods() {
        return compareTo(NETWORK) <= 0;
    }

    /** Its name in files, such as {@code cpu-request}. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Quantity> named(String text) {
        return Arrays.stream(values()).filter(one -> one.text().equals(text)).findFirst();
    }
}
