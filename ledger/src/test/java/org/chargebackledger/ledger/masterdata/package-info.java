/** Tests of changes of master data. */
@NullMarked
package org.chargebackledger.ledger.masterdata;

import org.jspecify.annotations.NullMarked;
