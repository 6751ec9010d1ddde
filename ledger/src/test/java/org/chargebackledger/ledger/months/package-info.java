/** Whole months for tests: the worked one, and random ones from a seed. */
@NullMarked
package org.chargebackledger.ledger.months;

import org.jspecify.annotations.NullMarked;
