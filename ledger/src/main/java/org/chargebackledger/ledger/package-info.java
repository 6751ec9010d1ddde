/** The core of the ledger as a whole: which aggregates decide. */
@NullMarked
package org.chargebackledger.ledger;

import org.jspecify.annotations.NullMarked;
