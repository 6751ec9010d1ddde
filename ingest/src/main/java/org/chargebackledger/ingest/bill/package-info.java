/** Bill rows of any provider, grouped into cost lines with their exact sums. */
@NullMarked
package org.chargebackledger.ingest.bill;

import org.jspecify.annotations.NullMarked;
