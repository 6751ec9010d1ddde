package org.chargebackledger.ledger.run;

import java.util.Comparator;

/**
 * Who used a node, as finely as the policy's rules can tell apart.
 *
 * @param workload empty unless a rule asks for workloads, or their labels are still to be joined
 * @param labels as JSON; {@code {}} unless a rule asks for them
 */
record Consumer(String cluster, String namespace, String workload, String labels)
        implements Comparable<Consumer> {

    private static final Comparator<Consumer> ORDER =
            Comparator.comparing(Consumer::cluster)
                    .thenComparing(Consumer::namespace)
                    .thenComparing(Consumer::workload)
                    .thenComparing(Consumer::labels);

    @Override
    public int compareTo(Consumer other) {
        return ORDER.compare(this, other);
    }
}
