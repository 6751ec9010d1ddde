/** The finance system's answers under test. */
@NullMarked
package org.chargebackledger.ledger.erp;

import org.jspecify.annotations.NullMarked;
