/** What providers print on invoices, and how it is compared with the lines of their bills. */
@NullMarked
package org.chargebackledger.ledger.invoice;

import org.jspecify.annotations.NullMarked;
