/** Tests of budgets. */
@NullMarked
package org.chargebackledger.ledger.budget;

import org.jspecify.annotations.NullMarked;
