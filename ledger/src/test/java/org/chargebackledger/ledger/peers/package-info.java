/** What another allocation tool published for its bills, reproduced by policies of this ledger. */
@NullMarked
package org.chargebackledger.ledger.peers;

import org.jspecify.annotations.NullMarked;
