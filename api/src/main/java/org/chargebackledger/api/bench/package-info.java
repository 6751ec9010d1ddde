/** Synthetic months of any size, to measure on. */
@NullMarked
package org.chargebackledger.api.bench;

import org.jspecify.annotations.NullMarked;
