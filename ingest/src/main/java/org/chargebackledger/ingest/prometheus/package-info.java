/** Usage, nodes and named metrics as Prometheus and what speaks its API measured them. */
@NullMarked
package org.chargebackledger.ingest.prometheus;

import org.jspecify.annotations.NullMarked;
