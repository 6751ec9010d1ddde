/** Accounting periods and the days they are made of. */
@NullMarked
package org.chargebackledger.ledger.time;

import org.jspecify.annotations.NullMarked;
