package org.chargebackledger.api.coverage;

/** What it was that decided about a part of cost. */
enum AttributionKind {
    /** A rule that names a cost center, or a column whose value is one. */
    COST_CENTER(true),
    /** A rule that asks a tag of the cost line. */
    TAG(true),
    /** A rule that asks a label of the namespace. */
    NAMESPACE_LABEL(true),
    /** A rule that asks a label of the workload, as its reading carries it. */
    WORKLOAD_LABEL(true),
    /** A rule that sends it into a pool: it is shared on purpose. */
    POOL(false),
    /** No rule but a default: tax, credits, support and their like. */
    DEFAULT(false),
    /** Capacity that nobody took. */
    IDLE(false),
    /** Nothing. */
    UNATTRIBUTED(false);

    private final boolean isAttributed;

    AttributionKind(boolean isAttributed) {
        this.isAttributed = isAttributed;
    }

    /** Whether it found a cost center of its own for the cost. */
    boolean isAttributed() {
        return isAttributed;
    }
}
