/** Budgets of cost centers: proposed and approved as master data, and what of them holds. */
@NullMarked
package org.chargebackledger.api.budget;

import org.jspecify.annotations.NullMarked;
