/** Budgets of cost centers, month by month. */
@NullMarked
package org.chargebackledger.ledger.budget;

import org.jspecify.annotations.NullMarked;
