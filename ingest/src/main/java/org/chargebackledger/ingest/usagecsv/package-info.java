/** Our own CSV form of usage. */
@NullMarked
package org.chargebackledger.ingest.usagecsv;

import org.jspecify.annotations.NullMarked;
