@NullMarked
package org.chargebackledger.ledger.simulation;

import org.jspecify.annotations.NullMarked;
