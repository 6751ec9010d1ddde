/** Who asks AWS, and how its own clients are set up. */
@NullMarked
package org.chargebackledger.ingest.aws;

import org.jspecify.annotations.NullMarked;
