/** Files of others, where they lie: in a folder of this machine, or in a bucket. */
@NullMarked
package org.chargebackledger.ingest.store;

import org.jspecify.annotations.NullMarked;
