/** Deliveries as they arrive: kept files, staged imports, and their way to acceptance. */
@NullMarked
package org.chargebackledger.api.delivery;

import org.jspecify.annotations.NullMarked;
