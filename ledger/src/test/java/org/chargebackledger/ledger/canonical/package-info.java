/** Canonical bytes under test. */
@NullMarked
package org.chargebackledger.ledger.canonical;

import org.jspecify.annotations.NullMarked;
