/** AWS Cost and Usage Reports, 1.0 and 2.0. */
@NullMarked
package org.chargebackledger.ingest.awscur;

import org.jspecify.annotations.NullMarked;
