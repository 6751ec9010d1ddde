/** Rates of exchange, fixed and approved, and what amounts come to by them. */
@NullMarked
package org.chargebackledger.ledger.rate;

import org.jspecify.annotations.NullMarked;
