/** Materiality: when what comes late for a closed month waits until two persons decide. */
@NullMarked
package org.chargebackledger.ledger.materiality;

import org.jspecify.annotations.NullMarked;
