/** The journal under test. */
@NullMarked
package org.chargebackledger.ledger.journal;

import org.jspecify.annotations.NullMarked;
