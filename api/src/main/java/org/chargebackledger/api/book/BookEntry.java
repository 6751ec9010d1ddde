package org.chargebackledger.api.book;

import org.jspecify.annotations.Nullable;

/** One book as the configuration has it, unchecked; docs/books.md says what each setting means. */
record BookEntry(
        @Nullable String entity,
        @Nullable String currency,
        @Nullable String centralCostCenter,
        @Nullable String showbackCostCenter,
        @Nullable String rateType,
        @Nullable String writeOffLimit) {}
