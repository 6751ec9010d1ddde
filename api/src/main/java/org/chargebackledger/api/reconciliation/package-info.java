/** Bill against ledger over HTTP. */
@NullMarked
package org.chargebackledger.api.reconciliation;

import org.jspecify.annotations.NullMarked;
