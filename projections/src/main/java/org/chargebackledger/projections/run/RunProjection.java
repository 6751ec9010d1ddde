package org.chargebackledger.projections.run;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.chargebackledger.ledger.journal.JournalEvent.PostingCompleted;
import org.chargebackledger.ledger.run.RunEvent.RunComputed;
import org.chargebackledger.ledger.run.RunEvent.RunFailed;
import org.chargebackledger.ledger.run.RunEvent.RunPosted;
import org.chargebackledger.ledger.run.RunEvent.RunPostingBegun;
import org.chargebackledger.ledger.run.RunEvent.RunStarted;
import org.chargebackledger.ledger.run.RunEvent.SharesRecorded;
import org.chargebackledger.projections.storage.ReadModelGroup;
import org.chargebackledger.projections.storage.StreamId;

import java.util.List;
import java.util.Objects;

import javax.sql.DataSource;

/** Keeps what became of each run; which one is a period's head changes with its entries. */
@ProcessingGroup(ReadModelGroup.NAME)
public final class RunProjection {

    private final RunTable runs;
    private final ShareTable shares;
    private final AttributionTable attributions;
    private final DriverTable drivers;

    public RunProjection(DataSource dataSource) {
        runs = new RunTable(dataSource);
        shares = new ShareTable(dataSource);
        attributions = new AttributionTable(dataSource);
        drivers = new DriverTable(dataSource);
    }

    @EventHandler
    void on(RunStarted event) {
        runs.start(event);
    }

    @EventHandler
    void on(SharesRecorded event) {
        shares.add(event.runId(), event.shares());
        attributions.add(event.runId(), event.shares());
        drivers.add(event.runId(), event.shares());
    }

    @EventHandler
    void on(RunComputed event) {
        runs.compute(event);
        shares.forgetBefore(event.runId());
    }

    @EventHandler
    void on(RunFailed event) {
        runs.fail(event.runId(), event.reason());
        shares.forget(event.runId());
        drivers.forget(event.runId());
    }

    @EventHandler
    void on(RunPostingBegun event) {
        runs.setStatus(event.runId(), RunStatus.POSTING);
        runs.addBooks(event.runId(), Objects.requireNonNullElse(event.books(), List.of()));
    }

    @EventHandler
    void on(PostingCompleted event) {
        runs.head(event.runId(), StreamId.book(event.journalId()));
        shares.forgetBefore(event.runId());
    }

    @EventHandler
    void on(RunPosted event) {
        runs.setStatus(event.runId(), RunStatus.POSTED);
        runs.addEntries(event.runId(), event.entries());
    }

    @ResetHandler
    void reset() {
        runs.clear();
        shares.clear();
        attributions.clear();
        drivers.clear();
    }
}
