@NullMarked
package org.chargebackledger.ledger.materiality;

import org.jspecify.annotations.NullMarked;
