package org.chargebackledger.api.book;

import org.chargebackledger.ledger.audit.Refusal;
import org.chargebackledger.ledger.audit.Stamp;
import org.chargebackledger.ledger.book.IntercompanyCostCenter;
import org.chargebackledger.ledger.journal.EntryDraft;
import org.chargebackledger.ledger.journal.Head;
import org.chargebackledger.ledger.journal.JointPosting;
import org.chargebackledger.ledger.journal.JournalCommand;
import org.chargebackledger.ledger.money.CurrencyCode;
import org.chargebackledger.ledger.run.MirroredPairs;
import org.chargebackledger.projections.register.Registers;
import org.chargebackledger.projections.run.KnownRun;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** Says in which books a run is posted: its own, and that of each entity that is charged by it. */
@Component
public class IntercompanyPairs {

    private final BookCatalog books;
    private final Registers registers;

    IntercompanyPairs(BookCatalog books, Registers registers) {
        this.books = books;
        this.registers = registers;
    }

    /**
     * A run's posting in all books.
     *
     * @param heads that its own book must have
     * @param drafts of its own book
     * @throws Refusal if an entity that is charged has no book, or its register does not know whom
     *     to charge
     */
    public JointPosting posting(
            KnownRun run, List<Head> heads, List<EntryDraft> drafts, Stamp stamp) {
        var book = run.inputs().book();
        var terms = run.inputs().postingTerms();
        var entity = terms.entity() == null ? books.of(book).entity() : terms.entity();
        var pairs = MirroredPairs.of(book, entity, owing -> bookOf(run, owing), drafts);
        var parts = new ArrayList<JointPosting.Part>();
        parts.add(new JointPosting.Part(JournalCommand.journalId(book), heads, pairs.own()));
        pairs.mirrored()
                .forEach((other, mirrored) -> {
                    requireSameCurrency(terms.currency(), book, other);
                    requireKnown(other, mirrored);
                    parts.add(
                            new JointPosting.Part(
                                    JournalCommand.journalId(other), List.of(), mirrored));
                });
        return new JointPosting(
                run.runId(), run.postingPeriod(), run.inputs().period(), parts, stamp);
    }

    /** As the run pinned it; what is only taken back may be of an entity that it does not name. */
    private Optional<String> bookOf(KnownRun run, String entity) {
        return run.inputs().postingTerms().others().stream()
                .filter(other -> other.entity().equals(entity))
                .map(IntercompanyCostCenter::book)
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> books.ofEntity(entity).map(ConfiguredBook::name));
    }

    /** Both halves are in the invoice's book's currencies: another one would need a rate. */
    private void requireSameCurrency(CurrencyCode currency, String book, String other) {
        var theirs = books.of(other).currency();
        if (!theirs.equals(currency)) {
            throw Refusal.conflict(
                    "books-in-two-currencies",
                    "book %s is in %s and book %s in %s: neither can charge the other's cost centers"
                            .formatted(book, currency, other, theirs));
        }
    }

    private void requireKnown(String book, List<EntryDraft> drafts) {
        var register = registers.current(book);
        var unknown = new TreeSet<String>();
        for (var draft : drafts) {
            for (var posting : draft.postings()) {
                var costCenter = posting.costCenter();
                if (costCenter != null && !register.has(costCenter)) {
                    unknown.add(costCenter);
                }
            }
        }
        if (!unknown.isEmpty()) {
            throw Refusal.conflict(
                    "cost-center-unknown",
                    "the register of book %s does not know %s"
                            .formatted(book, String.join(", ", unknown)));
        }
    }
}
