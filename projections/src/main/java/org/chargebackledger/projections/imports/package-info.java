/** Deliveries, their findings and totals, which snapshots and readings count, and their lines. */
@NullMarked
package org.chargebackledger.projections.imports;

import org.jspecify.annotations.NullMarked;
