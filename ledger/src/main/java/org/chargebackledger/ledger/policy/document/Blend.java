package org.chargebackledger.ledger.policy.document;

import org.chargebackledger.ledger.money.Exact;

/** How what was requested and what was used become one effective quantity. */
public sealed interface Blend {

    /** {@code requested × request + (1 − requested) × use}. */
    record Ratio(Exact requested) implements Blend {}

    /** The larger of the two, per reading's day and resource. */
    record LargerOfBoth() implements Blend {}
}
