/** Showback: exact cost by day, cost center, cluster, namespace and service. */
@NullMarked
package org.chargebackledger.projections.showback;

import org.jspecify.annotations.NullMarked;
