/** Disputes of what a cost center was charged, and what its silence accepts. */
@NullMarked
package org.chargebackledger.ledger.dispute;

import org.jspecify.annotations.NullMarked;
