package org.chargebackledger.ledger.policy.document;

import org.chargebackledger.ledger.bill.TextColumn;
import org.jspecify.annotations.Nullable;

/** What a rule may ask about a cost line, or about a namespace that used a node. */
public interface Facts {

    /** The column's text; empty where there is none. */
    String column(TextColumn column);

    /** The value of one of the line's tags. */
    @Nullable String tag(String key);

    /** The value of a label of the namespace, as of the day asked about. */
    @Nullable String namespaceLabel(String key);

    /** The value of a label of the workload: the reading's own, else as of the day asked about. */
    @Nullable String label(String key);
}
