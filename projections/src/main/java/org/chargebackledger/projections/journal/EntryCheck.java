package org.chargebackledger.projections.journal;

import org.chargebackledger.ledger.journal.Entry;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodClosed;
import org.chargebackledger.ledger.journal.Posting;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.money.Money;

import java.util.Locale;
import java.util.TreeMap;

/**
 * Checks each entry again before it is shown: its number and sequence follow the one before, its
 * hash is right and chained, its debits equal its credits; and each close against its entries. What
 * is not so stops the projection.
 */
final class EntryCheck {

    private long sequence;
    private int entries;
    private String head;

    EntryCheck(long sequence, int entries, String head) {
        this.sequence = sequence;
        this.entries = entries;
        this.head = head;
    }

    void next(Entry entry) {
        sequence++;
        entries++;
        require(entry.sequence() == sequence, entry, "must have sequence " + sequence);
        var ending = String.format(Locale.ROOT, "%s-%06d", entry.period(), entries);
        require(
                entry.number().equals(ending) || entry.number().endsWith("-" + ending),
                entry,
                "must be number " + ending);
        require(entry.previousHash().equals(head), entry, "must follow the entry " + head);
        require(entry.hash().equals(entry.computedHash()), entry, "has another hash");
        requireBalance(entry);
        head = entry.hash();
    }

    /** A close seals exactly the entries so far, under its own hash. */
    void sealedBy(PeriodClosed close) {
        if (close.asOf() != sequence
                || close.entries() != entries
                || !close.head().equals(head)
                || !close.closeHash().equals(close.computedHash())) {
            throw new IllegalStateException(
                    "close " + close.revision() + " of " + close.period() + " seals other entries");
        }
    }

    long sequence() {
        return sequence;
    }

    int entries() {
        return entries;
    }

    String head() {
        return head;
    }

    private static void requireBalance(Entry entry) {
        var totals = new TreeMap<CurrencyCode, Money>();
        entry.content().postings().stream()
                .map(Posting::signed)
                .forEach(amount -> totals.merge(amount.currency(), amount, Money::plus));
        totals.values()
                .forEach(total -> require(total.isZero(), entry, "is out of balance by " + total));
    }

    private static void require(boolean condition, Entry entry, String reason) {
        if (!condition) {
            throw new IllegalStateException("entry " + entry.number() + " " + reason);
        }
    }
}
