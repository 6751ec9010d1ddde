/** Policies that are tried before they are submitted. */
@NullMarked
package org.chargebackledger.ledger.trial;

import org.jspecify.annotations.NullMarked;
