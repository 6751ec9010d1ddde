/** Policies in plain words. */
@NullMarked
package org.chargebackledger.ledger.policy.wording;

import org.jspecify.annotations.NullMarked;
