/** Notices: whether those who must know of something have been told. */
@NullMarked
package org.chargebackledger.ledger.notice;

import org.jspecify.annotations.NullMarked;
