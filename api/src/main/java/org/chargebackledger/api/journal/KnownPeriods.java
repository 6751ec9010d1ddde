package org.chargebackledger.api.journal;

import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.journal.KnownPeriod;
import org.chargebackledger.projections.journal.Periods;
import org.springframework.stereotype.Component;

/** Finds a period or refuses it as unknown. */
@Component
public final class KnownPeriods {

    private final Periods periods;

    KnownPeriods(Periods periods) {
        this.periods = periods;
    }

    public KnownPeriod require(Book book, Period period) {
        return periods.find(book.name(), period)
                .orElseThrow(() ->
                        Refusal.unknown(
                                "period-unknown", period + " was never opened in book " + book));
    }
}
