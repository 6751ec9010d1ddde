/** Questions to Athena, executed by Trino in this process. */
@NullMarked
package org.chargebackledger.ingest.athena;

import org.jspecify.annotations.NullMarked;
