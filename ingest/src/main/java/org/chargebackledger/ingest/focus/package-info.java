/** Bills in the FinOps Open Cost and Usage Specification, versions 1.0 to 1.3. */
@NullMarked
package org.chargebackledger.ingest.focus;

import org.jspecify.annotations.NullMarked;
