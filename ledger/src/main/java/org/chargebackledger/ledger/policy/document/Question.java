package org.chargebackledger.ledger.policy.document;

import org.chargebackledger.ledger.bill.TextColumn;
import org.jspecify.annotations.Nullable;

/** One thing that a rule's match or lookup asks; the answer may be missing. */
public sealed interface Question {

    /** The answer; null or empty where there is none. */
    @Nullable String ask(Facts facts);

    /** What does this column say? */
    record Column(TextColumn column) implements Question {
        @Override
        public String ask(Facts facts) {
            return facts.column(column);
        }
    }

    /** What value has this tag of the cost line? */
    record Tag(String key) implements Question {
        @Override
        public @Nullable String ask(Facts facts) {
            return facts.tag(key);
        }
    }

    /** What value has this label of the namespace on the day? */
    record NamespaceLabel(String key) implements Question {
        @Override
        public @Nullable String ask(Facts facts) {
            return facts.namespaceLabel(key);
        }
    }

    /** What value has this label of the workload, on its reading or on the day? */
    record Label(String key) implements Question {
        @Override
        public @Nullable String ask(Facts facts) {
            return facts.label(key);
        }
    }
}
