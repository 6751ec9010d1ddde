/** Policies under test. */
@NullMarked
package org.chargebackledger.ledger.policy;

import org.jspecify.annotations.NullMarked;
