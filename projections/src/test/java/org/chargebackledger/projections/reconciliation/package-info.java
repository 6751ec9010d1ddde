/** Tests of estimates against the ledger. */
@NullMarked
package org.chargebackledger.projections.reconciliation;

import org.jspecify.annotations.NullMarked;
