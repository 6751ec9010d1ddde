package org.chargebackledger.projections.journal;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.chargebackledger.ledger.journal.EntryKind;
import org.chargebackledger.ledger.journal.Head;
import org.chargebackledger.ledger.journal.JournalEvent.EntriesPosted;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodClosed;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodOpened;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodPermanentlyClosed;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodReopened;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodSoftClosed;
import org.chargebackledger.ledger.journal.JournalEvent.PostingAbandoned;
import org.chargebackledger.ledger.journal.JournalEvent.PostingBegun;
import org.chargebackledger.ledger.journal.JournalEvent.PostingCompleted;
import org.chargebackledger.ledger.journal.JournalEvent.TransitionProposed;
import org.chargebackledger.ledger.journal.PeriodStatus;
import org.chargebackledger.projections.storage.ReadModelGroup;

import javax.sql.DataSource;

/**
 * Keeps entries as they are served, checked once more, and where periods stand. A run's entries are
 * shown together, once the last of them is posted.
 */
@ProcessingGroup(ReadModelGroup.NAME)
public final class JournalProjection {

    private final BookTable books;
    private final PeriodTable periods;
    private final EntryTable entries;

    public JournalProjection(DataSource dataSource) {
        books = new BookTable(dataSource);
        periods = new PeriodTable(dataSource);
        entries = new EntryTable(dataSource);
    }

    @EventHandler
    void on(PeriodOpened event) {
        periods.open(books.id(event.journalId()), event.period());
    }

    @EventHandler
    void on(PostingBegun event) {
        books.begin(books.id(event.journalId()), event);
    }

    @EventHandler
    void on(EntriesPosted event) {
        var book = books.id(event.journalId());
        var check = books.checkFrom(book, event.period());
        event.entries().forEach(check::next);
        entries.add(book, event.entries());
        books.advance(book, event.period(), check);
        for (var entry : event.entries()) {
            var content = entry.content();
            if (content.kind() == EntryKind.REVERSAL && !content.isMirrored()) {
                books.moveHead(
                        book,
                        new Head(
                                content.originPeriod(),
                                content.sourceAccount(),
                                "",
                                entry.sequence()));
            }
        }
        books.publish(book);
    }

    @EventHandler
    void on(PostingCompleted event) {
        var book = books.id(event.journalId());
        event.heads().forEach(head -> books.putHead(book, head));
        books.complete(book, event.runId());
        books.publish(book);
    }

    @EventHandler
    void on(PostingAbandoned event) {
        var book = books.id(event.journalId());
        books.complete(book, event.runId());
        books.publish(book);
    }

    @EventHandler
    void on(TransitionProposed event) {
        periods.propose(books.id(event.journalId()), event);
    }

    @EventHandler
    void on(PeriodSoftClosed event) {
        periods.become(books.id(event.journalId()), event.period(), PeriodStatus.SOFT_CLOSED);
    }

    @EventHandler
    void on(PeriodClosed event) {
        var book = books.id(event.journalId());
        books.checkFrom(book, event.period()).sealedBy(event);
        periods.close(book, event);
    }

    @EventHandler
    void on(PeriodPermanentlyClosed event) {
        periods.become(
                books.id(event.journalId()), event.period(), PeriodStatus.PERMANENTLY_CLOSED);
    }

    @EventHandler
    void on(PeriodReopened event) {
        periods.become(books.id(event.journalId()), event.period(), PeriodStatus.REOPENED);
    }

    @ResetHandler
    void reset() {
        books.clear();
        periods.clear();
        entries.clear();
    }
}
