/** Cost and Usage Reports of AWS, grouped by Athena and fetched as deliveries. */
@NullMarked
package org.chargebackledger.ingest.athena;

import org.jspecify.annotations.NullMarked;
