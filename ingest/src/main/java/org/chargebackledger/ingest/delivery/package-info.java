/** Deliveries as they arrive: files, their forms and records, what was found wrong with them. */
@NullMarked
package org.chargebackledger.ingest.delivery;

import org.jspecify.annotations.NullMarked;
