/** What two persons agree to post besides what runs compute: adjustments and accruals. */
@NullMarked
package org.chargebackledger.ledger.adjustment;

import org.jspecify.annotations.NullMarked;
