package org.chargebackledger.api.rate;

import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.rate.ExchangeRates;
import org.chargebackledger.projections.rate.KnownRate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The rates that hold. They are proposed and approved as changes of master data. */
@RestController
@RequestMapping("/api/v1/exchange-rates")
class ExchangeRateController {

    private final ExchangeRates rates;

    ExchangeRateController(ExchangeRates rates) {
        this.rates = rates;
    }

    /**
     * A rate as it is served.
     *
     * @param value units of {@code to} for one of {@code from}
     * @param hash of what was approved
     */
    record View(
            String id,
            String type,
            CurrencyCode from,
            CurrencyCode to,
            Period period,
            String value,
            String source,
            LocalDate date,
            String hash,
            String changeId,
            String proposedBy,
            String approvedBy,
            Instant approvedAt) {

        static View of(KnownRate known) {
            var rate = known.rate();
            return new View(
                    rate.id(),
                    rate.type(),
                    rate.from(),
                    rate.to(),
                    rate.period(),
                    rate.value(),
                    rate.source(),
                    rate.date(),
                    rate.hash(),
                    known.changeId(),
                    known.proposedBy(),
                    known.approvedBy(),
                    known.approvedAt());
        }
    }

    /** Rates as they are served. */
    record Rates(List<View> items) {}

    /**
     * The rates of a book that hold, by period, type and currencies.
     *
     * @param period only those of this month
     */
    @GetMapping
    Rates list(@RequestParam(required = false) @Nullable Period period, Book book) {
        return new Rates(
                rates.all(book.name()).stream()
                        .filter(one -> period == null || one.rate().period().equals(period))
                        .map(View::of)
                        .toList());
    }
}
