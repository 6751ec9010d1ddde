/** Comparisons of bills with estimates under test. */
@NullMarked
package org.chargebackledger.ledger.reconciliation;

import org.jspecify.annotations.NullMarked;
