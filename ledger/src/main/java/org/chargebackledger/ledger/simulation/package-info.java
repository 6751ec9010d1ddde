/** What another policy would make of months that are posted; nothing here is ever stored. */
@NullMarked
package org.chargebackledger.ledger.simulation;

import org.jspecify.annotations.NullMarked;
