/** Invoices as providers' own services list them: asked for by month, kept as they are, read. */
@NullMarked
package org.chargebackledger.ingest.invoices;

import org.jspecify.annotations.NullMarked;
