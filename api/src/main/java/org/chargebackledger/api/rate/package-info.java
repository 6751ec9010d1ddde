/** Rates of exchange: proposed and approved as master data, and by which of them a book posts. */
@NullMarked
package org.chargebackledger.api.rate;

import org.jspecify.annotations.NullMarked;
