/** Stored bytes under test. */
@NullMarked
package org.chargebackledger.ledger.codec;

import org.jspecify.annotations.NullMarked;
