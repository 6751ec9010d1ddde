package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.bill.TextColumn;
import org.chargebackledger.ledger.policy.document.Facts;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.function.Function;

/** What a rule can see of a cost line on one of its days. */
record LineFacts(Function<TextColumn, String> line, LocalDate day, LabelHistory labels)
        implements Facts {

    @Override
    public String column(TextColumn column) {
        return line.apply(column);
    }

    @Override
    public @Nullable String tag(String key) {
        return labels.value(column(TextColumn.TAGS), key);
    }

    @Override
    public @Nullable String namespaceLabel(String key) {
        var namespace = column(TextColumn.NAMESPACE);
        return namespace.isEmpty()
                ? null
                : labels.ofNamespace(column(TextColumn.CLUSTER), namespace, key, day);
    }

    /** A bill carries no labels of pods; where it names a workload, that one's count. */
    @Override
    public @Nullable String label(String key) {
        return labels.ofWorkload(
                column(TextColumn.CLUSTER),
                column(TextColumn.NAMESPACE),
                column(TextColumn.WORKLOAD),
                key,
                day);
    }
}
