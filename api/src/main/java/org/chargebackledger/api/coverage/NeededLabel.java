package org.chargebackledger.api.coverage;

import org.chargebackledger.ingest.kubernetes.PodCounts;

/**
 * A label by which a policy finds a cost center.
 *
 * @param key {@code annotation:KEY} is an annotation that a connector keeps as a label
 */
record NeededLabel(String key, On on) {

    /** Whose label it is. */
    enum On {
        NAMESPACE(PodCounts.NAMESPACE),
        POD(PodCounts.ITSELF);

        private final String metric;

        On(String metric) {
            this.metric = metric;
        }
    }

    /** The name of the count of pods that have it there. */
    String metric() {
        return on.metric + key;
    }

    /** The name of the count of pods that have it anywhere. */
    String anywhere() {
        return PodCounts.WITH + key;
    }
}
