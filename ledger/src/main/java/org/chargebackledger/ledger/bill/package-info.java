/** What a provider charges: cost lines, their source accounts and control totals. */
@NullMarked
package org.chargebackledger.ledger.bill;

import org.jspecify.annotations.NullMarked;
