package org.chargebackledger.ledger.book;

import org.chargebackledger.ledger.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * Where one of the books that share a run posts its part, pinned before the first of them is told.
 *
 * @param entity whose book it is; null where it has none
 * @param period its own: what is late in one book may be in time in another
 */
public record BookMonth(String book, @Nullable String entity, Period period) {}
