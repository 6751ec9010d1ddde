package org.chargebackledger.ingest.prometheus;

import java.time.Duration;
import java.util.List;

/**
 * What all questions of a connector share.
 *
 * @param clusterLabel the label that tells clusters apart; empty if there is but one
 * @param step how much of time one point stands for
 */
record Scope(String clusterLabel, List<String> clusters, Duration step) {

    /** Whose a series is: what the label says, or the only cluster there is. */
    String cluster(Series series) {
        return clusterLabel.isEmpty() ? clusters.getFirst() : series.label(clusterLabel);
    }

    /** What names one namespace of one cluster. */
    String key() {
        return clusterLabel.isEmpty() ? "namespace" : clusterLabel + " and namespace";
    }
}
