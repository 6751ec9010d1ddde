package org.chargebackledger.api.run;

import org.chargebackledger.ledger.rate.RateTable;
import org.jspecify.annotations.Nullable;

/** Why a month is translated by another rate than before. */
enum RateChangeReason {
    /** A later day's rate took the place of the one that was known then. */
    ESTIMATE_TRUE_UP,
    /** The rate of that day was another one. */
    ERROR;

    /** An error, if any of the rates is corrected for the same day. */
    static RateChangeReason of(@Nullable RateTable former, @Nullable RateTable now) {
        if (former == null || now == null) {
            return ESTIMATE_TRUE_UP;
        }
        var corrected =
                now.rates().stream()
                        .anyMatch(rate ->
                                former.find(rate.from())
                                        .filter(old -> !old.equals(rate))
                                        .filter(old -> !rate.date().isAfter(old.date()))
                                        .isPresent());
        return corrected ? ERROR : ESTIMATE_TRUE_UP;
    }
}
