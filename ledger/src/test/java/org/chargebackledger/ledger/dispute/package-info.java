/** Tests of disputes. */
@NullMarked
package org.chargebackledger.ledger.dispute;

import org.jspecify.annotations.NullMarked;
