/** What a crash or a stop cut short, taken up at the next start. */
@NullMarked
package org.chargebackledger.api.resumption;

import org.jspecify.annotations.NullMarked;
