package org.chargebackledger.projections.journal;

import org.chargebackledger.ledger.canonical.CanonicalJson;
import org.chargebackledger.ledger.journal.Entry;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodClosed;
import org.chargebackledger.ledger.journal.JournalEvent.TransitionProposed;
import org.chargebackledger.ledger.journal.PeriodStatus;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.storage.CopyRows;
import org.springframework.jdbc.core.simple.JdbcClient;

import javax.sql.DataSource;

/** Writes where periods stand and their closes. */
final class PeriodTable {

    private final DataSource dataSource;
    private final JdbcClient jdbc;

    PeriodTable(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
    }

    void open(int bookId, Period period) {
        jdbc.sql(
                        """
                        INSERT INTO read_model.accounting_period (book_id, period, status, head)
                        VALUES (:book, :period, 'OPEN', :head)
                        """)
                .param("book", bookId)
                .param("period", period.toString())
                .param("head", Entry.NO_PREDECESSOR)
                .update();
    }

    void propose(int bookId, TransitionProposed event) {
        jdbc.sql(
                        """
                        UPDATE read_model.accounting_period
                        SET proposed = :transition, reason = :reason, content = :content,
                            proposed_by = :actor, proposed_at = :at
                        WHERE book_id = :book AND period = :period
                        """)
                .param("transition", event.transition().name())
                .param("reason", event.reason())
                .param("content", event.contentHash())
                .param("actor", event.stamp().actor())
                .param("at", event.stamp().at().toString())
                .param("book", bookId)
                .param("period", event.period().toString())
                .update();
    }

    /** The period's state changes, which ends its proposal. */
    void become(int bookId, Period period, PeriodStatus status) {
        jdbc.sql(
                        """
                        UPDATE read_model.accounting_period
                        SET status = :status, proposed = NULL, reason = NULL, content = NULL,
                            proposed_by = NULL, proposed_at = NULL
                        WHERE book_id = :book AND period = :period
                        """)
                .param("status", status.name())
                .param("book", bookId)
                .param("period", period.toString())
                .update();
    }

    void close(int bookId, PeriodClosed event) {
        become(bookId, event.period(), PeriodStatus.CLOSED);
        new CopyRows(
                        "period_close",
                        "book_id",
                        "period",
                        "revision",
                        "head",
                        "entries",
                        "as_of",
                        "reason",
                        "proposed_by",
                        "approved_by",
                        "closed_at",
                        "previous_close",
                        "close_hash",
                        "content")
                .add(
                        bookId,
                        event.period(),
                        event.revision(),
                        event.head(),
                        event.entries(),
                        event.asOf(),
                        event.reason(),
                        event.proposedBy(),
                        event.stamp().actor(),
                        event.stamp().at(),
                        event.previousClose(),
                        event.closeHash(),
                        CanonicalJson.text(event.canonical()))
                .writeTo(dataSource);
        var checks =
                new CopyRows(
                        "close_check",
                        "book_id",
                        "period",
                        "revision",
                        "ordinal",
                        "name",
                        "met",
                        "detail");
        for (var i = 0; i < event.checklist().size(); i++) {
            var item = event.checklist().get(i);
            checks.add(
                    bookId,
                    event.period(),
                    event.revision(),
                    i,
                    item.check(),
                    item.met(),
                    item.detail());
        }
        checks.writeTo(dataSource);
    }

    void clear() {
        jdbc.sql(
                        """
                        TRUNCATE read_model.accounting_period, read_model.period_close,
                            read_model.close_check
                        """)
                .update();
    }
}
