/** Bills of any provider that lie as files in a folder, a bucket or a container, month by month. */
@NullMarked
package org.chargebackledger.ingest.billfiles;

import org.jspecify.annotations.NullMarked;
