package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.policy.document.Facts;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/** What a rule can see of who used a node on a day. */
record ConsumerFacts(Consumer consumer, LocalDate day, LabelHistory labels) implements Facts {

    @Override
    public String column(TextColumn column) {
        return switch (column) {
            case CLUSTER -> consumer.cluster();
            case NAMESPACE -> consumer.namespace();
            case WORKLOAD -> consumer.workload();
            default -> "";
        };
    }

    /** A reading carries labels, not a bill's tags. */
    @Override
    public @Nullable String tag(String key) {
        return null;
    }

    @Override
    public @Nullable String namespaceLabel(String key) {
        return labels.ofNamespace(consumer.cluster(), consumer.namespace(), key, day);
    }

    /** Of its readings, which what is known of its workload has completed. */
    @Override
    public @Nullable String label(String key) {
        return labels.value(consumer.labels(), key);
    }
}
