package org.chargebackledger.api.adjustment;

import org.chargebackledger.api.book.BookCatalog;
import org.chargebackledger.api.rate.BookRates;
import org.chargebackledger.ledger.adjustment.AdjustmentContent;
import org.chargebackledger.ledger.adjustment.AdjustmentKind;
import org.chargebackledger.ledger.adjustment.AdjustmentLine;
import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.money.Money;
import org.springframework.stereotype.Component;

/** How much of a charge two persons may write off; a larger one is no matter of this ledger. */
@Component
class WriteOffLimit {

    private final BookCatalog books;
    private final BookRates rates;

    WriteOffLimit(BookCatalog books, BookRates rates) {
        this.books = books;
        this.rates = rates;
    }

    /**
     * Refuses a write-off above the book's limit: by what it comes to in the book's currency, at
     * the approved rate of the month that it is about. A book that translates nothing has no limit
     * in another currency.
     */
    void check(AdjustmentContent content) {
        var limit = books.of(content.book()).writeOffLimit();
        if (limit == null || content.kind() != AdjustmentKind.WRITE_OFF) {
            return;
        }
        var currency = content.sourceAccount().currency();
        var rate = rates.of(content.book(), currency, content.originPeriod());
        if (rate == null && !limit.currency().equals(currency)) {
            throw Refusal.conflict(
                    "write-off-above-limit",
                    "the book's limit is %s, and the book translates no %s"
                            .formatted(limit, currency));
        }
        var written =
                content.lines().stream()
                        .map(AdjustmentLine::amount)
                        .filter(amount -> amount.signum() > 0)
                        .reduce(Money.zero(currency), Money::plus);
        var worth = rate == null ? written : rate.conversion().total(written);
        if (worth.minorUnits() > limit.minorUnits()) {
            throw Refusal.conflict(
                    "write-off-above-limit",
                    "%s is to be written off, and the book's limit is %s".formatted(worth, limit));
        }
    }
}
