package org.chargebackledger.ledger.usage;

/** The four kinds of reading a usage delivery may hold. */
public enum UsageKind {
    USAGE,
    NODE,
    METRIC,
    NAMESPACE_LABELS
}
