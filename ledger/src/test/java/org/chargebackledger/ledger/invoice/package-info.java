/** Tests of printed invoices. */
@NullMarked
package org.chargebackledger.ledger.invoice;

import org.jspecify.annotations.NullMarked;
