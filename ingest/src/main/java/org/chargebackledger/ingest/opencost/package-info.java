/** Allocations as OpenCost and Kubecost answer them. */
@NullMarked
package org.chargebackledger.ingest.opencost;

import org.jspecify.annotations.NullMarked;
