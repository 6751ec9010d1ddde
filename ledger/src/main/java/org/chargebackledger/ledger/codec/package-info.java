/** Stored bytes of every event. */
@NullMarked
package org.chargebackledger.ledger.codec;

import org.jspecify.annotations.NullMarked;
