/** Printed invoices: recorded, compared with the lines of the bills, rounded, accepted. */
@NullMarked
package org.chargebackledger.api.invoice;

import org.jspecify.annotations.NullMarked;
