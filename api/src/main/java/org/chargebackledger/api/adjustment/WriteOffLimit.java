package org.chargebackledger.api.adjustment;

import org.chargebackledger.api.book.BookCatalog;
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

    WriteOffLimit(BookCatalog books) {
        this.books = books;
    }

    /** Refuses a write-off above the book's limit, or in a currency that it has no limit for. */
    void check(AdjustmentContent content) {
        var limit = books.of(content.book()).writeOffLimit();
        if (limit == null || content.kind() != AdjustmentKind.WRITE_OFF) {
            return;
        }
        var currency = content.sourceAccount().currency();
        if (!limit.currency().equals(currency)) {
            throw Refusal.conflict(
                    "write-off-above-limit",
                    "the book's limit is %s, and none is set in %s".formatted(limit, currency));
        }
        var written =
                content.lines().stream()
                        .map(AdjustmentLine::amount)
                        .filter(amount -> amount.signum() > 0)
                        .reduce(Money.zero(currency), Money::plus);
        if (written.minorUnits() > limit.minorUnits()) {
            throw Refusal.conflict(
                    "write-off-above-limit",
                    "%s is to be written off, and the book's limit is %s"
                            .formatted(written, limit));
        }
    }
}
