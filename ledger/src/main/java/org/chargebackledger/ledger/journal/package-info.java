/** The book: periods, numbered hash-chained entries, posting, closing. */
@NullMarked
package org.chargebackledger.ledger.journal;

import org.jspecify.annotations.NullMarked;
