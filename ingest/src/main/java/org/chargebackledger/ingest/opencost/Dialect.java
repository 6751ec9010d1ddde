package org.chargebackledger.ingest.opencost;

import org.chargebackledger.ingest.http.Question;

/** Which flags a service knows. Every one of them is asked for by value: defaults differ. */
enum Dialect {
    OPENCOST("opencost", "/allocation/compute") {
        @Override
        Question pinned(Question question) {
            return question.with("accumulate", "false")
                    .with("includeIdle", "false")
                    .with("shareIdle", "false")
                    .with("idleByNode", "false")
                    .with("sharelb", "false")
                    .with("includeProportionalAssetResourceCosts", "false")
                    .with("includeAggregatedMetadata", "true");
        }
    },

    /** Idle, reconciliation and shared tenancy are on unless they are switched off. */
    KUBECOST("kubecost", "/model/allocation") {
        @Override
        Question pinned(Question question) {
            return question.with("accumulate", "false")
                    .with("idle", "false")
                    .with("includeIdle", "false")
                    .with("shareIdle", "false")
                    .with("splitIdle", "false")
                    .with("idleByNode", "false")
                    .with("external", "false")
                    .with("reconcile", "false")
                    .with("shareTenancyCosts", "false")
                    .with("shareNamespaces", "")
                    .with("shareLabels", "")
                    .with("shareCost", "0")
                    .with("shareSplit", "weighted")
                    .with("sharelb", "false")
                    .with("costMetric", "cumulative")
                    .with("filter", "")
                    .with("format", "json")
                    .with("includeSharedCostBreakdown", "false")
                    .with("includeProportionalAssetResourceCosts", "false")
                    .with("includeAggregatedMetadata", "true");
        }
    };

    private final String source;
    private final String path;

    Dialect(String source, String path) {
        this.source = source;
        this.path = path;
    }

    /** What reads its answers. */
    String source() {
        return source;
    }

    String path() {
        return path;
    }

    /** The question with every flag that could change its answer. */
    abstract Question pinned(Question question);
}
