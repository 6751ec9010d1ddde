/** Tests of rates of exchange and of what they make of amounts. */
@NullMarked
package org.chargebackledger.ledger.rate;

import org.jspecify.annotations.NullMarked;
