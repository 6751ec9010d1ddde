/** The books of legal entities: by what terms a book posts what its runs allocate. */
@NullMarked
package org.chargebackledger.ledger.book;

import org.jspecify.annotations.NullMarked;
