/** Our own CSV form of node capacity. */
@NullMarked
package org.chargebackledger.ingest.nodecsv;

import org.jspecify.annotations.NullMarked;
