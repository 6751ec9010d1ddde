/** Printed invoices, what the lines of the bills come to for each, and what is posted between. */
@NullMarked
package org.chargebackledger.projections.invoice;

import org.jspecify.annotations.NullMarked;
