package org.chargebackledger.api.book;

import org.chargebackledger.ledger.book.BookMonth;
import org.chargebackledger.ledger.journal.EntryDraft;
import org.chargebackledger.ledger.time.Period;

import java.util.List;

/** What a run posts in one of the books that share it, and in which month of that book. */
public record BookPart(BookMonth month, List<EntryDraft> drafts) {

    public String book() {
        return month.book();
    }

    public Period period() {
        return month.period();
    }

    /** Whether it is posted in the month that it is about, which is no matter of materiality. */
    public boolean isInTime(Period originPeriod) {
        return period().equals(originPeriod);
    }
}
