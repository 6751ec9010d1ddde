@NullMarked
package org.chargebackledger.ledger.adoption;

import org.jspecify.annotations.NullMarked;
