/**
 * What a later snapshot of a bill says otherwise than the one before, line by line and by cause.
 */
@NullMarked
package org.chargebackledger.ledger.restatement;

import org.jspecify.annotations.NullMarked;
