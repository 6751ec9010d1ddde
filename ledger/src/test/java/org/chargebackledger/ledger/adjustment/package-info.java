/** Adjustments: what may be proposed, who decides, what is posted. */
@NullMarked
package org.chargebackledger.ledger.adjustment;

import org.jspecify.annotations.NullMarked;
