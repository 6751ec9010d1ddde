/** The core under test as a whole. */
@NullMarked
package org.chargebackledger.ledger;

import org.jspecify.annotations.NullMarked;
