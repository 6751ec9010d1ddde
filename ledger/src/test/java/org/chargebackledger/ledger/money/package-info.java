/** Amounts under test. */
@NullMarked
package org.chargebackledger.ledger.money;

import org.jspecify.annotations.NullMarked;
