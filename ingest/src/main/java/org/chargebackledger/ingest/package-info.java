/** Reads deliveries: any source's files in, cost lines or readings out, or the reasons why not. */
@NullMarked
package org.chargebackledger.ingest;

import org.jspecify.annotations.NullMarked;
