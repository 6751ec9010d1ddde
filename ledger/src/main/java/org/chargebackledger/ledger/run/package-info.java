/** One execution of a policy version on frozen inputs, and the shares it yields. */
@NullMarked
package org.chargebackledger.ledger.run;

import org.jspecify.annotations.NullMarked;
