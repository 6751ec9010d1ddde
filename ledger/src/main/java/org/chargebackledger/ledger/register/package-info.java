/** The cost-center register: who may be charged, under which names, and when. */
@NullMarked
package org.chargebackledger.ledger.register;

import org.jspecify.annotations.NullMarked;
