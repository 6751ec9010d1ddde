/** The prepaid subledger: each commitment from what was paid to what is used up. */
@NullMarked
package org.chargebackledger.projections.prepaid;

import org.jspecify.annotations.NullMarked;
