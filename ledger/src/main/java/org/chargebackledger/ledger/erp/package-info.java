/** What the finance system answered for each entry. */
@NullMarked
package org.chargebackledger.ledger.erp;

import org.jspecify.annotations.NullMarked;
