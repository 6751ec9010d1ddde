/** Who Azure is told to be asking, for every connector that asks it. */
@NullMarked
package org.chargebackledger.ingest.azure;

import org.jspecify.annotations.NullMarked;
