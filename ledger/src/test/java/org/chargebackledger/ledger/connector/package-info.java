/** Slices of connectors under test. */
@NullMarked
package org.chargebackledger.ledger.connector;

import org.jspecify.annotations.NullMarked;
