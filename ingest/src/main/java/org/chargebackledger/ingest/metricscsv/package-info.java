/** Our own CSV form of named metrics. */
@NullMarked
package org.chargebackledger.ingest.metricscsv;

import org.jspecify.annotations.NullMarked;
