/** Who did it and when. */
@NullMarked
package org.chargebackledger.ledger.audit;

import org.jspecify.annotations.NullMarked;
