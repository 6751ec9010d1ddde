/** A policy version that takes effect for months that are posted: proposed, approved, posted. */
@NullMarked
package org.chargebackledger.ledger.adoption;

import org.jspecify.annotations.NullMarked;
