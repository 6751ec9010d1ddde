/** Tests of notices. */
@NullMarked
package org.chargebackledger.ledger.notice;

import org.jspecify.annotations.NullMarked;
