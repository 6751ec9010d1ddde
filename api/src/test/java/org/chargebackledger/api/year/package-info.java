/** A year of a company's life, month after month, over HTTP. */
@NullMarked
package org.chargebackledger.api.year;

import org.jspecify.annotations.NullMarked;
