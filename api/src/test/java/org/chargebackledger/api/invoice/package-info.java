/** Tests of printed invoices against a running service. */
@NullMarked
package org.chargebackledger.api.invoice;

import org.jspecify.annotations.NullMarked;
