/** The bill against the ledger, per source account and at finer grain. */
@NullMarked
package org.chargebackledger.projections.reconciliation;

import org.jspecify.annotations.NullMarked;
