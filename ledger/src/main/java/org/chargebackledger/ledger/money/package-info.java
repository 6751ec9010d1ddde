/** Exact amounts, posted amounts, and the only places where anything is rounded. */
@NullMarked
package org.chargebackledger.ledger.money;

import org.jspecify.annotations.NullMarked;
