/** Tests of rates of exchange as a running service knows them. */
@NullMarked
package org.chargebackledger.api.rate;

import org.jspecify.annotations.NullMarked;
