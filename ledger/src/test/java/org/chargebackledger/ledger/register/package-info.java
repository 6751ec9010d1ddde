/** The register under test. */
@NullMarked
package org.chargebackledger.ledger.register;

import org.jspecify.annotations.NullMarked;
