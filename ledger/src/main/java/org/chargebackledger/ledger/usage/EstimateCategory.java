package org.chargebackledger.ledger.usage;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a cost model put a price on. */
public enum EstimateCategory {
    CPU("cpu"),
    GPU("gpu"),
    RAM("ram"),
    PV("pv"),
    NETWORK("network"),
    LOAD_BALANCER("load-balancer"),
    /** Cost of others that the model laid upon a namespace, or has not laid upon any. */
    SHARED("shared"),
    /** Cost from outside the cluster. */
    EXTERNAL("external"),
    /** Capacity that the model found unused. */
    IDLE("idle");

    private static final Map<String, EstimateCategory> BY_TEXT =
            Stream.of(values())
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    EstimateCategory::text, Function.identity()));

    private final String text;

    EstimateCategory(String text) {
        this.text = text;
    }

    /** As it is stored and served. */
    public String text() {
        return text;
    }

    /** Whether the cost of nodes is its counterpart on the bill; others stand elsewhere there. */
    public boolean isOfNodes() {
        return this == CPU || this == GPU || this == RAM || this == IDLE;
    }

    /**
     * The category that is stored and served as a text.
     *
     * @throws IllegalArgumentException if nothing is called so
     */
    public static EstimateCategory ofText(String text) {
        var category = BY_TEXT.get(text);
        if (category == null) {
            throw new IllegalArgumentException("no category of estimates: '" + text + "'");
        }
        return category;
    }
}
