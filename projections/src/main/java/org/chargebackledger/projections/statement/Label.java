package org.chargebackledger.projections.statement;

import org.chargebackledger.ledger.journal.PostingKey;

import java.util.Locale;

/** A posting key in plain words. */
final class Label {

    private static final String USAGE = "usage";

    private Label() {}

    static String of(PostingKey key) {
        var text = new StringBuilder(words(key));
        var category = key.chargeCategory().toLowerCase(Locale.ROOT);
        if (!category.isEmpty() && !category.equals(USAGE) && !category.equals(key.service())) {
            text.append(" (").append(category).append(')');
        }
        if (!key.namespace().isEmpty()) {
            text.append(", namespace ").append(key.namespace());
        }
        if (!key.cluster().isEmpty()) {
            text.append(key.namespace().isEmpty() ? ", cluster " : " on ").append(key.cluster());
        }
        return text.toString();
    }

    private static String words(PostingKey key) {
        var service = key.service().isEmpty() ? "unnamed service" : key.service();
        return switch (key.kind()) {
            case DIRECT -> service;
            case NODE -> "Cluster nodes: " + service;
            case POOL ->
                    "Share of " + (key.pool().equals(service) ? "" : key.pool() + ": ") + service;
            case IDLE -> "Idle capacity: " + service;
            case UNATTRIBUTED -> "Not attributed: " + service;
        };
    }
}
