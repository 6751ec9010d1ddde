/** How snapshots of one bill differ. */
@NullMarked
package org.chargebackledger.ledger.restatement;

import org.jspecify.annotations.NullMarked;
