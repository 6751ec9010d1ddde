/** Journal entries and trial balances over HTTP. */
@NullMarked
package org.chargebackledger.api.journal;

import org.jspecify.annotations.NullMarked;
