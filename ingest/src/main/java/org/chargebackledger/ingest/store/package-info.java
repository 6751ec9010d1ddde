/**
 * Files of others, where they lie: in a folder of this machine, a bucket, or a container of Azure.
 */
@NullMarked
package org.chargebackledger.ingest.store;

import org.jspecify.annotations.NullMarked;
