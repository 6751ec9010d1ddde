/** Allocation policies: versions drafted, submitted, approved and superseded. */
@NullMarked
package org.chargebackledger.ledger.policy;

import org.jspecify.annotations.NullMarked;
