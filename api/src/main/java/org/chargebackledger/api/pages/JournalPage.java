package org.chargebackledger.api.pages;

import org.chargebackledger.api.http.access.Actor;
import org.chargebackledger.api.http.access.Book;
import org.chargebackledger.api.http.page.Paging;
import org.chargebackledger.api.journal.KnownPeriods;
import org.chargebackledger.ledger.journal.Entry;
import org.chargebackledger.ledger.journal.Posting.Side;
import org.chargebackledger.ledger.money.Money;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.audit.ChainVerifier;
import org.chargebackledger.projections.journal.Books;
import org.chargebackledger.projections.journal.JournalEntries;
import org.chargebackledger.projections.journal.KnownPeriod;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A month's journal, each entry and its hash, and whether the chain holds. */
@Controller
class JournalPage {

    private final JournalEntries entries;
    private final Books books;
    private final KnownPeriods periods;

    JournalPage(JournalEntries entries, Books books, KnownPeriods periods) {
        this.entries = entries;
        this.books = books;
        this.periods = periods;
    }

    /** An entry and the sum of its debits. */
    public record Row(Entry entry, Money debit) {

        static Row of(Entry entry) {
            var postings = entry.content().postings();
            var zero = Money.zero(postings.getFirst().amount().currency());
            return new Row(
                    entry,
                    postings.stream()
                            .filter(posting -> posting.side() == Side.DEBIT)
                            .map(posting -> posting.amount())
                            .reduce(zero, Money::plus));
        }
    }

    @GetMapping("/journal/{period}")
    String journal(
            @PathVariable Period period, Paging paging, Actor actor, Book book, Model model) {
        PageFrame.requireReader(actor);
        var known = periods.require(book, period);
        var page =
                paging.of("journal", book.name(), period.toString())
                        .page(
                                (from, limit) -> entries.list(book.name(), period, from, limit),
                                one ->
                                        Row.of(
                                                entries.find(book.name(), one.number())
                                                        .orElseThrow()));
        model.addAttribute("known", known);
        model.addAttribute("rows", page.items());
        model.addAttribute("verified", verified(book, known));
        model.addAttribute("nextCursor", page.nextCursor());
        return "journal";
    }

    /** Every hash of the month computed anew from the bytes as they are served. */
    private ChainVerifier verified(Book book, KnownPeriod known) {
        var verifier = new ChainVerifier();
        entries.stream(
                book.name(),
                known.period(),
                books.published(book.name()),
                entry -> verifier.entry(entry.bytes()));
        return verifier;
    }

    @GetMapping("/journal-entries/{number}")
    String entry(@PathVariable String number, Actor actor, Book book, Model model) {
        PageFrame.requireReader(actor);
        var entry =
                entries.find(book.name(), number)
                        .orElseThrow(() -> PageFrame.unknown("journal entry " + number, book));
        model.addAttribute("row", Row.of(entry));
        model.addAttribute("reversedBy", entries.reversedBy(book.name(), number).orElse(null));
        model.addAttribute("intact", entry.hash().equals(entry.computedHash()));
        return "entry";
    }
}
