/** The budgets that two persons approved. */
@NullMarked
package org.chargebackledger.projections.budget;

import org.jspecify.annotations.NullMarked;
