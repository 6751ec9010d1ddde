/** Our own CSV form of workload labels over time. */
@NullMarked
package org.chargebackledger.ingest.workloadlabels;

import org.jspecify.annotations.NullMarked;
