/** Bills that lie as files in a folder or a bucket, as AWS delivers them. */
@NullMarked
package org.chargebackledger.ingest.curfiles;

import org.jspecify.annotations.NullMarked;
