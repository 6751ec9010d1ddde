/** Why a bill differs from what usage was estimated to cost, cause by cause, to the last digit. */
@NullMarked
package org.chargebackledger.ledger.reconciliation;

import org.jspecify.annotations.NullMarked;
