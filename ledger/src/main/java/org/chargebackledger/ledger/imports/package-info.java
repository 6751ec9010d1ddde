/** Deliveries: staged, then accepted, held or rejected as a whole. */
@NullMarked
package org.chargebackledger.ledger.imports;

import org.jspecify.annotations.NullMarked;
