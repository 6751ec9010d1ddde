/** Runs under test. */
@NullMarked
package org.chargebackledger.ledger.run;

import org.jspecify.annotations.NullMarked;
