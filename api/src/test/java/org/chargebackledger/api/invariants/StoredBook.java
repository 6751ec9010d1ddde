package org.chargebackledger.api.invariants;

import org.chargebackledger.ledger.journal.Entry;
import org.chargebackledger.ledger.journal.JournalCommand;
import org.chargebackledger.ledger.journal.JournalEvent;
import org.chargebackledger.ledger.journal.JournalEvent.EntriesPosted;
import org.chargebackledger.ledger.journal.JournalEvent.PeriodClosed;
import org.chargebackledger.ledger.journal.JournalEvent.PostingCompleted;
import org.chargebackledger.ledger.run.Share;
import org.chargebackledger.ledger.time.Period;
import org.chargebackledger.projections.statement.Statement.View;
import org.chargebackledger.projections.statement.StatementCsv;
import org.chargebackledger.projections.statement.StatementJson;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a book has left behind: its stored events, and what is printed of its month. */
final class StoredBook {

    private final Services services;
    private final String name;

    StoredBook(Services services, String name) {
        this.services = services;
        this.name = name;
    }

    /** Every event of the book in the order of storing: where it is, and a hash of its bytes. */
    List<String> events() {
        services.upToDate().await();
        return services.database()
                .sql(
                        """
                        select global_index || ' ' || aggregate_identifier || ' '
                            || sequence_number || ' ' || payload_type || ' ' || md5(payload)
                        from domain_event_entry
                        where aggregate_identifier like '%' || ? || '%'
                          and global_index >= ?
                        order by global_index
                        """)
                .params(name, first())
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** Opening the month is the first thing that happens to a book. */
    private long first() {
        return services.database()
                .sql(
                        """
                        select global_index from domain_event_entry
                        where aggregate_identifier = ? and sequence_number = 0
                        """)
                .param(JournalCommand.journalId(name))
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    List<JournalEvent> journal() {
        return services.events()
                .readEvents(JournalCommand.journalId(name), 0)
                .asStream()
                .map(event -> (JournalEvent) event.getPayload())
                .toList();
    }

    /** All entries, as they are in the stored events. */
    List<Entry> entries() {
        return entries(journal());
    }

    static List<Entry> entries(List<JournalEvent> journal) {
        return journal.stream()
                .filter(EntriesPosted.class::isInstance)
                .flatMap(event -> ((EntriesPosted) event).entries().stream())
                .toList();
    }

    List<PeriodClosed> closes() {
        return journal().stream()
                .filter(PeriodClosed.class::isInstance)
                .map(PeriodClosed.class::cast)
                .toList();
    }

    /** How many runs were posted to the end. */
    long postings() {
        return journal().stream().filter(PostingCompleted.class::isInstance).count();
    }

    List<Share> shares(String runId) {
        var shares = new ArrayList<Share>();
        services.shares().shares(runId, shares::addAll);
        return shares;
    }

    /** Every entry and statement of the month as of a sequence, byte for byte. */
    List<String> printed(@Nullable Long asOf) {
        return printed(WalkedBook.PERIOD, asOf);
    }

    List<String> printed(Period period, @Nullable Long asOf) {
        var models = services.models();
        var printed = new ArrayList<String>();
        models.journalEntries().stream(
                name,
                period,
                asOf == null ? Long.MAX_VALUE : asOf,
                entry -> printed.add(entry.json()));
        var list = models.statements().list(name, period, View.POSTED, asOf);
        for (var summary : list.statements()) {
            var costCenter = summary.costCenter();
            for (var one : models.statements().of(name, period, costCenter, View.POSTED, asOf)) {
                printed.add(new String(StatementJson.bytes(one), StandardCharsets.UTF_8));
                printed.add(new String(StatementCsv.bytes(one), StandardCharsets.UTF_8));
            }
        }
        return printed;
    }
}
