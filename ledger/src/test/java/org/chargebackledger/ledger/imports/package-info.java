/** Deliveries under test. */
@NullMarked
package org.chargebackledger.ledger.imports;

import org.jspecify.annotations.NullMarked;
