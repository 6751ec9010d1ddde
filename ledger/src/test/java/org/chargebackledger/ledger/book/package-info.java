/** By what terms books post. */
@NullMarked
package org.chargebackledger.ledger.book;

import org.jspecify.annotations.NullMarked;
