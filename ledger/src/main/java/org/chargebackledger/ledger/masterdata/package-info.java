/** Changes of what charges rest on, which one person proposes and another one approves. */
@NullMarked
package org.chargebackledger.ledger.masterdata;

import org.jspecify.annotations.NullMarked;
