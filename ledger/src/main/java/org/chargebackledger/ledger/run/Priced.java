package org.chargebackledger.ledger.run;

import org.chargebackledger.ledger.money.Exact;
import org.jspecify.annotations.Nullable;

/**
 * A part of cost on its way.
 *
 * @param prices what it is at other prices; null where nobody asks
 */
record Priced(Exact amount, @Nullable PriceSums prices) {}
