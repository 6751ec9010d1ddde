/** Bills as Oracle's cost reports have them. */
@NullMarked
package org.chargebackledger.ingest.ocicost;

import org.jspecify.annotations.NullMarked;
